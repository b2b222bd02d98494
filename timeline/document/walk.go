package document

import (
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strings"
)

// stdin is the path that means standard input.
const stdin = "-"

// walk yields the files and addresses that paths name, in the order of the paths and
// sorted within folders, and *Faults for what is no file. The folder except
// is not entered unless it is named itself; "" means none.
func walk(paths []string, except string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		w := walker{yield: yield, read: make(map[string]bool)}
		if except != "" {
			w.except, _ = realPath(except) // what is not there cannot be entered
		}
		for _, path := range paths {
			if !w.path(path) {
				return
			}
		}
	}
}

// A walker knows by their real paths the folders it has entered and the
// files that were named to it, so that nothing is read twice and links in a
// circle end.
type walker struct {
	yield  func(string, error) bool
	read   map[string]bool
	except string // real path of a folder that is passed by
}

func (w *walker) fault(path string, err error) bool {
	return w.yield("", &Fault{Path: path, Err: err})
}

// path follows a path that the user named. Unlike the files in a folder, it
// may be a pipe.
func (w *walker) path(path string) bool {
	if path == stdin || isAddress(path) {
		return !w.first(path) || w.yield(path, nil)
	}
	info, err := os.Stat(path)
	if err != nil {
		return w.fault(path, reason(err))
	}
	if info.IsDir() {
		return w.folder(path, nil)
	}
	real, err := realPath(path)
	if err != nil {
		return w.fault(path, reason(err))
	}
	if w.read[filepath.Dir(real)] && !skipped(filepath.Base(real)) || !w.first(real) {
		return true
	}
	return w.yield(path, nil)
}

// first notes a path and reports whether it is new.
func (w *walker) first(real string) bool {
	if w.read[real] {
		return false
	}
	w.read[real] = true
	return true
}

// folder walks a folder. above holds the real paths of the folders that led
// to it.
func (w *walker) folder(path string, above []string) bool {
	real, err := realPath(path)
	if err != nil {
		return w.fault(path, reason(err))
	}
	for _, a := range above {
		if a == real {
			return w.fault(path, fmt.Errorf("the link leads back to a folder that holds it, %s; it is not followed", real))
		}
	}
	if !w.first(real) {
		return true
	}
	entries, err := os.ReadDir(path)
	if err != nil && !w.fault(path, reason(err)) {
		return false
	}
	above = append(above, real)
	for _, e := range entries {
		if skipped(e.Name()) {
			continue
		}
		if !w.entry(filepath.Join(path, e.Name()), real, e, above) {
			return false
		}
	}
	return true
}

// entry follows an entry of the folder whose real path is given.
func (w *walker) entry(path, folder string, e os.DirEntry, above []string) bool {
	mode := e.Type()
	real := filepath.Join(folder, e.Name())
	if mode&os.ModeSymlink != 0 {
		info, err := os.Stat(path)
		if errors.Is(err, os.ErrNotExist) {
			return w.fault(path, errors.New("the link leads nowhere; remove or mend it"))
		}
		if err != nil {
			return w.fault(path, linkReason(err))
		}
		mode = info.Mode().Type()
	}
	switch {
	case mode.IsDir() && real == w.except:
		return true
	case mode.IsDir():
		return w.folder(path, above)
	case !mode.IsRegular():
		return w.fault(path, fmt.Errorf("it is %s, not a file; skipped", kind(mode)))
	case w.read[real]: // named by itself as well
		return true
	}
	return w.yield(path, nil)
}

// linkReason is reason for a link that cannot be followed, such as one of a
// circle of links.
func linkReason(err error) error {
	if errors.Is(err, os.ErrPermission) {
		return reason(err)
	}
	var p *os.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	return fmt.Errorf("the link cannot be followed: %w", err)
}

// skipped reports whether a file or folder of this name within a folder is
// no article: hidden ones and notes to the reader of the folder.
func skipped(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(strings.ToUpper(name), "README")
}

// kind names what is neither file nor folder.
func kind(m os.FileMode) string {
	switch {
	case m&os.ModeNamedPipe != 0:
		return "a named pipe"
	case m&os.ModeSocket != 0:
		return "a socket"
	case m&os.ModeDevice != 0:
		return "a device"
	}
	return "a special file"
}

// realPath returns the one absolute path without links of a file.
func realPath(path string) (string, error) {
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		return "", err
	}
	return filepath.Abs(real)
}
