package document

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"slices"
	"strings"
	"testing"
)

// newsServer serves a page, in an old encoding that only its header names.
func newsServer(t *testing.T) *httptest.Server {
	t.Helper()
	mux := http.NewServeMux()
	mux.HandleFunc("/robots.txt", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, "User-agent: *\nDisallow: /secret\n")
	})
	mux.HandleFunc("/news", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=iso-8859-1")
		fmt.Fprint(w, "<html><body><article><p>Der Au\xdfenminister hat am Montag den Botschafter Norwegens empfangen. Das teilte eine Sprecherin mit.</p></article></body></html>")
	})
	mux.HandleFunc("/secret", func(http.ResponseWriter, *http.Request) { t.Error("the address that robots.txt forbids was read") })
	mux.Handle("/moved", http.RedirectHandler("/secret", http.StatusFound))
	mux.Handle("/round", http.RedirectHandler("/round", http.StatusFound))
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server
}

func TestFetch(t *testing.T) {
	at := newsServer(t).URL
	for _, c := range []struct {
		path  string
		fetch Fetching
		want  string // of the fault
	}{
		{"/news", FetchNothing, "use --fetch to read it"},
		{"/news", FetchPublic, "use --fetch-private if that is meant"},
		{"/news", FetchAnywhere, ""},
		{"/gone", FetchAnywhere, `the server answers "404 Not Found"`},
		{"/secret", FetchAnywhere, "robots.txt does not allow"},
		{"/moved", FetchAnywhere, "robots.txt does not allow"},
	} {
		t.Run(fmt.Sprint(c.path, c.fetch), func(t *testing.T) {
			t.Parallel()
			ids, faults := all(t, Options{Fetch: c.fetch}, at+c.path)
			if c.want == "" && (!slices.Equal(ids, []string{at + c.path}) || len(faults) > 0) {
				t.Errorf("ids %q, faults %q", ids, faults)
			}
			if c.want != "" && (len(faults) != 1 || !strings.Contains(faults[0], c.want)) {
				t.Errorf("faults %q, want one with %q", faults, c.want)
			}
		})
	}
}

func TestFetchDecodes(t *testing.T) {
	at := newsServer(t).URL + "/news"
	for doc, err := range Read(t.Context(), []string{at}, Options{Fetch: FetchAnywhere}) {
		if err != nil || doc.URL != at || !strings.Contains(doc.Text, "Außenminister") {
			t.Errorf("%q %.40q, %v", doc.URL, doc.Text, err)
		}
	}
}

func TestIsPublic(t *testing.T) {
	for _, c := range []struct {
		addr string
		want bool
	}{
		{"93.184.216.34", true}, {"2606:2800:220:1::1", true},
		{"127.0.0.1", false}, {"10.1.2.3", false}, {"192.168.0.1", false}, {"172.16.0.1", false}, {"169.254.169.254", false},
		{"100.64.0.1", false}, {"0.0.0.0", false}, {"224.0.0.1", false}, {"255.255.255.255", false},
		{"::1", false}, {"fe80::1", false}, {"fd00::1", false}, {"64:ff9b::a00:1", false}, {"::", false},
	} {
		if got := isPublic(netip.MustParseAddr(c.addr)); got != c.want {
			t.Errorf("isPublic(%s) = %v", c.addr, got)
		}
	}
}
