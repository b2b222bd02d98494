// Package store keeps what was read of articles in a file, so that tonight's
// articles can be added to last year's without reading those again, and
// nothing is lost when a run is cut off.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"

	_ "modernc.org/sqlite" // the driver "sqlite"

	"demarche/timeline"
	"demarche/timeline/document"
)

// Name is what a store is called in the folder of a run's output.
const Name = "demarche.db"

// A Store is an SQLite database of the summaries of articles. An article is
// known by its id; it is read again if it or its reader has changed. Of the
// articles that are known, the store's timeline shows those of the last build
// and what was added since.
//
// A Store may be used by many goroutines. Two programs must not write to one
// file at the same time; the second gets an error.
type Store struct {
	path   string
	made   bool   // by Open
	reader string // version of the reader
	db     *sql.DB
	recall *sql.Stmt

	mu    sync.Mutex
	tx    *sql.Tx // what was kept and is not yet committed, nil if nothing
	keep  *sql.Stmt
	count int // of articles kept in tx
}

// batch is how many articles are committed at once: what a power cut may cost.
const batch = 100

// Open opens the store in a file, or makes one. reader names the version of
// the reader: what another one has read is not recalled.
func Open(path, reader string) (*Store, error) {
	if err := checkFile(path); err != nil {
		return nil, err
	}
	_, missing := os.Stat(path)
	db, err := sql.Open("sqlite", dsn(path)+"?_pragma=busy_timeout(2000)&_txlock=immediate")
	if err != nil {
		return nil, fmt.Errorf("opening the store %s: %w", path, err)
	}
	s := &Store{path: path, made: missing != nil, reader: reader, db: db}
	if err := s.prepare(s.migrate); err != nil {
		db.Close()
		return nil, s.fault("opening", err)
	}
	return s, nil
}

// OpenRead opens a store for reading; the file and its folder may be
// protected.
func OpenRead(path, reader string) (*Store, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, fmt.Errorf("there is no store %s; demarche build and demarche add make one", path)
	}
	if err := checkFile(path); err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", dsn(path)+"?mode=ro&_pragma=busy_timeout(2000)")
	if err != nil {
		return nil, fmt.Errorf("opening the store %s: %w", path, err)
	}
	s := &Store{path: path, reader: reader, db: db}
	if err := s.prepare(s.checkSchema); err != nil {
		db.Close()
		return nil, s.fault("opening", err)
	}
	return s, nil
}

// dsn writes a path as the address that SQLite wants, in which some
// characters have a meaning.
func dsn(path string) string {
	var b []byte
	for i := range len(path) {
		switch c := path[i]; c {
		case '?', '#', '%':
			b = fmt.Appendf(b, "%%%02x", c)
		default:
			b = append(b, c)
		}
	}
	return "file:" + string(b)
}

// Is reports whether a file is a store, by its first bytes.
func Is(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, len(magic))
	n, _ := f.Read(head)
	return string(head[:n]) == magic
}

// magic is how SQLite's files begin.
const magic = "SQLite format 3\x00"

// checkFile refuses a file that is none of ours, before anything is written
// into it.
func checkFile(path string) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("the store %s cannot be opened: %w", path, err)
	case info.IsDir():
		return fmt.Errorf("%s is a folder, not a store; name the file %s in it", path, Name)
	case info.Size() > 0 && !Is(path):
		return fmt.Errorf("%s is not a store of demarche; name another file", path)
	}
	return nil
}

// prepare readies a store whose schema is brought up to date or checked.
func (s *Store) prepare(schema func() error) (err error) {
	if err = schema(); err != nil {
		return err
	}
	s.recall, err = s.db.Prepare(`SELECT summary FROM article WHERE id = ? AND digest = ? AND reader = ?`)
	return err
}

// fault says what to do about an error of the database.
func (s *Store) fault(doing string, err error) error {
	switch code := codeOf(err); code {
	case 0:
		return fmt.Errorf("%s the store %s: %w", doing, s.path, err)
	case busy:
		return fmt.Errorf("%s the store %s: another run is writing to it; wait until it is done", doing, s.path)
	case full:
		return fmt.Errorf("%s the store %s: the disk is full; make room and run again, nothing is lost", doing, s.path)
	case readOnly, cantOpen:
		return fmt.Errorf("%s the store %s: it cannot be written to; check its folder's rights", doing, s.path)
	case corrupt, notADB:
		return fmt.Errorf("%s the store %s: the file is damaged; move it away and build it anew from the articles", doing, s.path)
	}
	return fmt.Errorf("%s the store %s: %w", doing, s.path, err)
}

// Close commits what was kept and closes the file. One that Open made and
// that holds nothing is removed.
func (s *Store) Close() error {
	err := s.commit()
	var known int
	if s.made && s.db.QueryRow(`SELECT count(*) FROM article`).Scan(&known) == nil && known == 0 {
		defer os.Remove(s.path)
	}
	if closeErr := s.db.Close(); err == nil && closeErr != nil {
		err = s.fault("closing", closeErr)
	}
	return err
}

// Recall returns the summary of an article that was read before, if neither
// it nor the reader has changed since.
func (s *Store) Recall(ctx context.Context, d *document.Document) (timeline.Summary, bool) {
	var packed []byte
	digest := digestOf(d)
	if err := s.recall.QueryRowContext(ctx, d.ID, digest[:], s.reader).Scan(&packed); err != nil {
		return timeline.Summary{}, false // it is read anew, and a broken store shows when that is kept
	}
	sum, err := unpack(packed)
	return sum, err == nil
}

// Keep puts the summary of an article into the store. It is safe from a power
// cut after some more, or after Close.
func (s *Store) Keep(d *document.Document, sum *timeline.Summary) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.begin(); err != nil {
		return s.fault("writing to", err)
	}
	packed, err := pack(sum)
	if err != nil {
		return fmt.Errorf("packing the summary of %q: %w", d.ID, err)
	}
	digest := digestOf(d)
	if _, err := s.keep.Exec(d.ID, digest[:], s.reader, packed, sumOf(packed)); err != nil {
		return s.fault("writing to", err)
	}
	if s.count++; s.count >= batch {
		return s.commitLocked()
	}
	return nil
}

func (s *Store) begin() (err error) {
	if s.tx != nil {
		return nil
	}
	if s.tx, err = s.db.Begin(); err != nil {
		s.tx = nil
		return err
	}
	s.keep, err = s.tx.Prepare(`INSERT INTO article (id, digest, reader, summary, checksum) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET digest = excluded.digest, reader = excluded.reader, summary = excluded.summary, checksum = excluded.checksum`)
	return err
}

func (s *Store) commit() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.commitLocked()
}

func (s *Store) commitLocked() error {
	if s.tx == nil {
		return nil
	}
	err := s.tx.Commit()
	s.tx, s.keep, s.count = nil, nil, 0
	if err != nil {
		return s.fault("writing to", err)
	}
	return nil
}
