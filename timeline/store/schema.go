package store

import (
	"errors"
	"fmt"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

// migrations lead from each version of the schema to the next; the version
// of a file is the number of those it has seen. They are never changed, only
// added to.
var migrations = []string{
	// at: place in the timeline, NULL for an article that is known but not shown.
	`CREATE TABLE article (
		id       TEXT PRIMARY KEY,
		at       INTEGER,
		digest   BLOB NOT NULL,
		reader   TEXT NOT NULL,
		summary  BLOB NOT NULL,
		checksum BLOB NOT NULL
	) WITHOUT ROWID;
	CREATE INDEX article_at ON article (at) WHERE at IS NOT NULL;`,
}

// version returns the version of the file's schema.
func (s *Store) version() (int, error) {
	var version int
	if err := s.db.QueryRow(`PRAGMA user_version`).Scan(&version); err != nil {
		return 0, err
	}
	if version > len(migrations) {
		return 0, fmt.Errorf("it was written by a newer demarche (schema %d, this one knows %d); use that one", version, len(migrations))
	}
	return version, nil
}

// checkSchema refuses a file whose schema is not the newest.
func (s *Store) checkSchema() error {
	version, err := s.version()
	if err == nil && version < len(migrations) {
		err = fmt.Errorf("it was written by an older demarche (schema %d, this one needs %d); bring it up to date with demarche status", version, len(migrations))
	}
	return err
}

// migrate brings the file to the newest schema, all or nothing.
func (s *Store) migrate() error {
	version, err := s.version()
	if err != nil || version == len(migrations) {
		return err
	}
	tx, err := s.db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	// Another program may have been faster.
	if err := tx.QueryRow(`PRAGMA user_version`).Scan(&version); err != nil {
		return err
	}
	for ; version < len(migrations); version++ {
		if _, err := tx.Exec(migrations[version]); err != nil {
			return fmt.Errorf("bringing it to schema %d: %w", version+1, err)
		}
	}
	if _, err := tx.Exec(fmt.Sprintf(`PRAGMA user_version = %d`, version)); err != nil {
		return err
	}
	return tx.Commit()
}

// The codes of SQLite's errors that a user can do something about.
const (
	busy     = lib.SQLITE_BUSY
	full     = lib.SQLITE_FULL
	readOnly = lib.SQLITE_READONLY
	cantOpen = lib.SQLITE_CANTOPEN
	corrupt  = lib.SQLITE_CORRUPT
	notADB   = lib.SQLITE_NOTADB
)

// codeOf returns SQLite's code for an error, 0 if it is not one of its.
func codeOf(err error) int {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code() & 0xff // without its details
	}
	return 0
}
