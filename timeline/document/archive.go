package document

import (
	"archive/tar"
	"archive/zip"
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// maxDepth is how deep archives may lie within archives.
const maxDepth = 3

// A file that unpacks to more than maxRatio times its packed size, and to
// more than freeBytes, is a bomb: texts shrink to a quarter, seldom to a
// twentieth.
const (
	maxRatio  = 200
	freeBytes = 32 << 20
)

// maxSpool is the size of the largest zip archive that comes through a pipe
// or out of another archive: its list of files stands at its end, so that it
// must be kept until then.
const maxSpool = 1 << 30

var errBomb = fmt.Errorf("it unpacks to more than %d times its size, as only a bomb does; reading stopped", maxRatio)

// A guard reads what unpacks from an archive and stops at a bomb.
type guard struct {
	r      io.Reader
	packed func() int64 // bytes of the archive that were read
	n      int64        // bytes that came of them
}

func (g *guard) Read(p []byte) (int, error) {
	n, err := g.r.Read(p)
	if g.n += int64(n); g.n > freeBytes && g.n > maxRatio*g.packed() {
		return 0, errBomb
	}
	return n, err
}

// A counter counts the bytes that were read.
type counter struct {
	r io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// within returns the source that reads a file in an archive.
func (src *source) within(name string, r io.Reader) *source {
	return &source{
		path:    src.path + "/" + name,
		r:       bufio.NewReaderSize(r, headBytes),
		limit:   src.limit,
		columns: src.columns,
		note:    src.note,
		depth:   src.depth + 1,
	}
}

// memberName returns the name of a file in an archive as a clean relative
// path. A name that leads out of the archive is an error; nothing is ever
// written under these names, but who made them meant no good.
func memberName(name string) (string, error) {
	name = strings.ToValidUTF8(strings.ReplaceAll(name, `\`, "/"), "\uFFFD")
	clean := path.Clean(name)
	if path.IsAbs(clean) || clean == ".." || strings.HasPrefix(clean, "../") {
		return "", fmt.Errorf("the archive names a file outside of itself, %q; it is passed by", name)
	}
	return clean, nil
}

// skippedMember reports whether any part of a file's path says that it is no
// article.
func skippedMember(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if skipped(part) || part == "__MACOSX" {
			return true
		}
	}
	return false
}

func isGzip(head []byte) bool { return bytes.HasPrefix(head, []byte("\x1f\x8b\x08")) }

// unpackGzip unpacks a file compressed with gzip (RFC 1952).
func unpackGzip(src *source) iter.Seq2[*source, error] {
	return func(yield func(*source, error) bool) {
		r, err := unzipped(src.r)
		if err != nil {
			yield(nil, err)
			return
		}
		yield(src.within(withoutGz(filepath.Base(src.path)), r), nil)
	}
}

// unzipped reads what was compressed with gzip, under guard.
func unzipped(r io.Reader) (io.Reader, error) {
	in := &counter{r: r}
	zr, err := gzip.NewReader(bufio.NewReader(in))
	if err != nil {
		return nil, reason(err)
	}
	return &guard{r: zr, packed: func() int64 { return in.n }}, nil
}

// withoutGz returns the name that a file has when it is unpacked.
func withoutGz(name string) string {
	ext := filepath.Ext(name)
	switch strings.ToLower(ext) {
	case ".tgz":
		return name[:len(name)-len(ext)] + ".tar"
	case ".gz":
		return name[:len(name)-len(ext)]
	}
	return name
}

// isTar looks for the mark of POSIX's format, which all tars of today write.
func isTar(head []byte) bool { return len(head) > 262 && string(head[257:262]) == "ustar" }

// unpackTar unpacks a tar archive in the order of its files.
func unpackTar(src *source) iter.Seq2[*source, error] {
	return func(yield func(*source, error) bool) {
		tr := tar.NewReader(src.r)
		for {
			h, err := tr.Next()
			if err == io.EOF {
				return
			}
			if err != nil && !errors.Is(err, tar.ErrInsecurePath) {
				yield(nil, reason(err))
				return
			}
			name, err := memberName(h.Name)
			switch {
			case err != nil:
			case h.Typeflag == tar.TypeDir || skippedMember(name):
				continue
			case h.Typeflag != tar.TypeReg:
				err = fmt.Errorf("%q in the archive is a link or a device, not a file; it is passed by", name)
			default:
				if !yield(src.within(name, tr), nil) {
					return
				}
				continue
			}
			if !yield(nil, err) {
				return
			}
		}
	}
}

func isZip(head []byte) bool { return bytes.HasPrefix(head, []byte("PK\x03\x04")) }

// unpackZip unpacks a zip archive in the order of its list of files.
func unpackZip(src *source) iter.Seq2[*source, error] {
	return func(yield func(*source, error) bool) {
		zr, done, err := openZip(src)
		if err != nil {
			yield(nil, err)
			return
		}
		defer done()
		for _, f := range zr.File {
			name, err := memberName(f.Name)
			switch {
			case err != nil:
			case f.FileInfo().IsDir() || skippedMember(name):
				continue
			case !f.Mode().IsRegular():
				err = fmt.Errorf("%q in the archive is a link or a device, not a file; it is passed by", name)
			}
			if err == nil {
				var goOn bool
				if goOn, err = openMember(src, f, name, yield); err == nil && !goOn {
					return
				}
			}
			if err != nil && !yield(nil, err) {
				return
			}
		}
	}
}

// openMember yields a file of a zip archive while it is open. It reports
// whether to go on.
func openMember(src *source, f *zip.File, name string, yield func(*source, error) bool) (bool, error) {
	r, err := readMember(f)
	if err != nil {
		return true, fmt.Errorf("%q in the archive: %w", name, err)
	}
	defer r.Close()
	return yield(src.within(name, r), nil), nil
}

// readMember opens a file of a zip archive, under guard.
func readMember(f *zip.File) (io.ReadCloser, error) {
	const encrypted = 1
	if f.Flags&encrypted != 0 {
		return nil, errors.New("it is encrypted; unpack it with its password")
	}
	r, err := f.Open()
	if errors.Is(err, zip.ErrAlgorithm) {
		return nil, errors.New("it is compressed by a rare method; unpack it and pack it as deflate")
	}
	if err != nil {
		return nil, reason(err)
	}
	size := int64(f.CompressedSize64)
	return struct {
		io.Reader
		io.Closer
	}{&guard{r: r, packed: func() int64 { return size }}, r}, nil
}

// openZip reads the list of files of a zip archive; done releases what that
// took.
func openZip(src *source) (zr *zip.Reader, done func(), err error) {
	file, size, done, err := src.seekable()
	if err != nil {
		return nil, nil, err
	}
	zr, err = zip.NewReader(file, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		done()
		return nil, nil, reason(err)
	}
	return zr, done, nil
}

// seekable returns the file of a source for reading at any place, and its
// size. What is no file on disk is kept in a temporary one until done.
func (src *source) seekable() (r io.ReaderAt, size int64, done func(), err error) {
	if src.file != nil {
		if info, err := src.file.Stat(); err == nil && info.Mode().IsRegular() {
			return src.file, info.Size(), func() {}, nil
		}
	}
	f, err := os.CreateTemp("", "demarche-*.zip")
	if err != nil {
		return nil, 0, nil, fmt.Errorf("there is no room to keep the archive while it is read: %w", err)
	}
	done = func() {
		f.Close()
		os.Remove(f.Name())
	}
	size, err = io.Copy(f, io.LimitReader(src.r, maxSpool+1))
	if err == nil && size > maxSpool {
		err = fmt.Errorf("it is a zip archive of more than %s within another or from a pipe; unpack it first", bytesOf(maxSpool))
	}
	if err != nil {
		done()
		return nil, 0, nil, err
	}
	return f, size, done, nil
}
