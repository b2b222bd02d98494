package document

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"syscall"
	"time"

	"github.com/temoto/robotstxt"
)

// Fetching says whether Read may go to the network for the addresses among
// its paths.
type Fetching int

// What Read may fetch.
const (
	FetchNothing  Fetching = iota
	FetchPublic            // from the internet
	FetchAnywhere          // from this machine and its own network too
)

// userAgent is the name under which demarche asks servers, and looks for
// itself in their robots.txt.
const userAgent = "demarche"

// How long a fetch may take, how long the same server is left alone after
// one, and at most if it asks for more.
const (
	fetchTime  = time.Minute
	fetchPause = time.Second
	longPause  = 30 * time.Second
)

// isAddress reports whether a path is an address of the web.
func isAddress(path string) bool {
	return strings.HasPrefix(path, "http://") || strings.HasPrefix(path, "https://")
}

// A fetcher reads addresses, one after the other, as its servers wish
// (robots.txt, RFC 9309).
type fetcher struct {
	client *http.Client
	robots map[string]*robotstxt.RobotsData // by scheme and host
	free   map[string]time.Time             // when a server may be asked again
}

func newFetcher(allowed Fetching) *fetcher {
	f := &fetcher{robots: make(map[string]*robotstxt.RobotsData), free: make(map[string]time.Time)}
	dialer := &net.Dialer{Timeout: fetchTime}
	if allowed != FetchAnywhere {
		dialer.Control = refusePrivate
	}
	f.client = &http.Client{
		Timeout:       fetchTime,
		Transport:     &http.Transport{DialContext: dialer.DialContext, TLSHandshakeTimeout: fetchTime},
		CheckRedirect: f.redirect,
	}
	return f
}

var errPrivate = errors.New("it leads to this machine or its own network; use --fetch-private if that is meant")

// refusePrivate is called with the number of a host just before it is
// connected to, so that no name can hide it.
func refusePrivate(_, address string, _ syscall.RawConn) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil {
		return fmt.Errorf("%q is no address of the internet", address)
	}
	if !isPublic(at.Addr().Unmap()) {
		return errPrivate
	}
	return nil
}

// notPublic lists networks that the methods of netip.Addr don't know as
// private: the registries of special addresses (RFC 6890), and what
// translates to other addresses.
var notPublic = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"), netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("192.0.2.0/24"), netip.MustParsePrefix("198.18.0.0/15"), netip.MustParsePrefix("198.51.100.0/24"),
	netip.MustParsePrefix("203.0.113.0/24"), netip.MustParsePrefix("240.0.0.0/4"), netip.MustParsePrefix("64:ff9b::/96"),
	netip.MustParsePrefix("64:ff9b:1::/48"), netip.MustParsePrefix("2001:db8::/32"), netip.MustParsePrefix("2002::/16"),
}

func isPublic(a netip.Addr) bool {
	for _, p := range notPublic {
		if p.Contains(a) {
			return false
		}
	}
	return a.IsGlobalUnicast() && !a.IsPrivate()
}

// redirect follows a server to another address, if that one allows it.
func (f *fetcher) redirect(req *http.Request, via []*http.Request) error {
	const most = 5
	if len(via) >= most {
		return fmt.Errorf("it leads on more than %d times", most)
	}
	if strings.HasSuffix(req.URL.Path, "/robots.txt") {
		return nil
	}
	return f.allow(req.Context(), req.URL)
}

// A page is what a server has sent.
type page struct {
	io.ReadCloser
	contentType string
}

// fetch opens an address. What it returns must be closed.
func (f *fetcher) fetch(ctx context.Context, address string) (*page, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return nil, errors.New("it is no address that can be read; check how it is written")
	}
	if err := f.allow(ctx, u); err != nil {
		return nil, err
	}
	res, err := f.get(ctx, u)
	if err != nil {
		return nil, fetchReason(err)
	}
	if res.StatusCode != http.StatusOK {
		res.Body.Close()
		return nil, fmt.Errorf("the server answers %q; check the address in a browser", plainStatus(res))
	}
	return &page{res.Body, res.Header.Get("Content-Type")}, nil
}

// plainStatus returns the status of an answer in its standard words, for
// a server may send others.
func plainStatus(res *http.Response) string {
	return strings.TrimSpace(fmt.Sprintf("%d %s", res.StatusCode, http.StatusText(res.StatusCode)))
}

func (f *fetcher) get(ctx context.Context, u *url.URL) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", userAgent)
	return f.client.Do(req)
}

// allow waits until a server may be asked, and asks it whether this address
// may be read.
func (f *fetcher) allow(ctx context.Context, u *url.URL) error {
	server := u.Scheme + "://" + u.Host
	rules, known := f.robots[server]
	if !known {
		var err error
		if rules, err = f.rules(ctx, u); err != nil {
			return err
		}
		f.robots[server] = rules
	}
	group := rules.FindGroup(userAgent)
	if !group.Test(u.EscapedPath()) {
		return errors.New("the server's robots.txt does not allow programs to read it; save the page by hand")
	}
	select {
	case <-time.After(time.Until(f.free[server])):
	case <-ctx.Done():
		return ctx.Err()
	}
	f.free[server] = time.Now().Add(min(max(fetchPause, group.CrawlDelay), longPause))
	return nil
}

// rules reads the robots.txt of the server of an address.
func (f *fetcher) rules(ctx context.Context, u *url.URL) (*robotstxt.RobotsData, error) {
	res, err := f.get(ctx, &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"})
	if err != nil {
		return nil, fetchReason(err)
	}
	defer res.Body.Close()
	const longest = 500 << 10 // what the RFC wants to be read at least
	data, err := io.ReadAll(io.LimitReader(res.Body, longest))
	if err != nil {
		return nil, fetchReason(err)
	}
	rules, err := robotstxt.FromStatusAndBytes(res.StatusCode, data)
	if err != nil {
		return nil, errors.New("the server's robots.txt cannot be understood, so nothing is fetched from it; save the page by hand")
	}
	return rules, nil
}

// fetchReason says why an address could not be read.
func fetchReason(err error) error {
	var failed *url.Error
	switch {
	case errors.Is(err, errPrivate):
		return errPrivate
	case errors.As(err, &failed) && failed.Timeout():
		return fmt.Errorf("the server did not answer within %v; try again later", fetchTime)
	case errors.As(err, &failed):
		return fmt.Errorf("it cannot be fetched: %w", failed.Err)
	}
	return err
}
