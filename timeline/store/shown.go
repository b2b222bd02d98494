package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"fmt"
	"iter"

	"demarche/timeline"
)

// Show makes these articles the store's timeline, in this order. The others
// stay known.
func (s *Store) Show(ids []string) error {
	return s.write(func(tx *sql.Tx) error {
		if _, err := tx.Exec(`UPDATE article SET at = NULL WHERE at IS NOT NULL`); err != nil {
			return err
		}
		return place(tx, ids, 0)
	})
}

// Add adds these articles to the store's timeline, after those that it has.
// Those that it has already keep their places.
func (s *Store) Add(ids []string) error {
	return s.write(func(tx *sql.Tx) error {
		var next int
		if err := tx.QueryRow(`SELECT coalesce(max(at) + 1, 0) FROM article`).Scan(&next); err != nil {
			return err
		}
		return place(tx, ids, next)
	})
}

// place gives articles that have none a place in the timeline.
func place(tx *sql.Tx, ids []string, next int) error {
	stmt, err := tx.Prepare(`UPDATE article SET at = ? WHERE id = ? AND at IS NULL`)
	if err != nil {
		return err
	}
	for i, id := range ids {
		if _, err := stmt.Exec(next+i, id); err != nil {
			return err
		}
	}
	return nil
}

// Remove forgets articles, and returns the ids among them that are not known.
func (s *Store) Remove(ids []string) (unknown []string, err error) {
	err = s.write(func(tx *sql.Tx) error {
		for _, id := range ids {
			res, err := tx.Exec(`DELETE FROM article WHERE id = ?`, id)
			if err != nil {
				return err
			}
			if n, err := res.RowsAffected(); err != nil || n == 0 {
				unknown = append(unknown, id)
			}
		}
		return nil
	})
	return unknown, err
}

// write carries out a change, all or nothing.
func (s *Store) write(change func(*sql.Tx) error) error {
	if err := s.commit(); err != nil {
		return err
	}
	tx, err := s.db.Begin()
	if err != nil {
		return s.fault("writing to", err)
	}
	defer tx.Rollback()
	if err := change(tx); err != nil {
		return s.fault("writing to", err)
	}
	if err := tx.Commit(); err != nil {
		return s.fault("writing to", err)
	}
	return nil
}

// Summaries yields the articles of the store's timeline, in their order.
func (s *Store) Summaries(ctx context.Context) iter.Seq2[timeline.Summary, error] {
	return func(yield func(timeline.Summary, error) bool) {
		rows, err := s.db.QueryContext(ctx, `SELECT id, summary FROM article WHERE at IS NOT NULL ORDER BY at`)
		if err != nil {
			yield(timeline.Summary{}, s.fault("reading", err))
			return
		}
		defer rows.Close()
		for rows.Next() {
			var id string
			var packed []byte
			if err := rows.Scan(&id, &packed); err != nil {
				yield(timeline.Summary{}, s.fault("reading", err))
				return
			}
			sum, err := unpack(packed)
			if err != nil {
				err = fmt.Errorf("the store %s is damaged at article %q: %w; run demarche verify", s.path, id, err)
			}
			if !yield(sum, err) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(timeline.Summary{}, s.fault("reading", err))
		}
	}
}

// A Status says what a store holds.
type Status struct {
	Shown, Known int // articles of its timeline, and all
	Stale        int // articles of its timeline that another version of the reader has read
}

// Status counts the articles.
func (s *Store) Status(ctx context.Context) (Status, error) {
	var st Status
	err := s.db.QueryRowContext(ctx, `SELECT count(at), count(*), count(CASE WHEN at IS NOT NULL AND reader <> ? THEN 1 END) FROM article`, s.reader).
		Scan(&st.Shown, &st.Known, &st.Stale)
	if err != nil {
		return Status{}, s.fault("reading", err)
	}
	return st, nil
}

// Verify reads the whole file and returns what is damaged in it.
func (s *Store) Verify(ctx context.Context) (faults []error, err error) {
	var verdict string
	if err := s.db.QueryRowContext(ctx, `PRAGMA integrity_check(1)`).Scan(&verdict); err != nil {
		return nil, s.fault("reading", err)
	}
	if verdict != "ok" {
		faults = append(faults, fmt.Errorf("%s: the file is damaged (%s); move it away and build it anew from the articles", s.path, verdict))
	}
	rows, err := s.db.QueryContext(ctx, `SELECT id, digest, summary, checksum FROM article ORDER BY id`)
	if err != nil {
		return faults, s.fault("reading", err)
	}
	defer rows.Close()
	for rows.Next() {
		var id string
		var digest, packed, checksum []byte
		if err := rows.Scan(&id, &digest, &packed, &checksum); err != nil {
			return faults, s.fault("reading", err)
		}
		if sum, err := unpack(packed); err != nil || sum.Article.ID != id || !bytes.Equal(sumOf(packed), checksum) || len(digest) != sha256.Size {
			faults = append(faults, fmt.Errorf("%s: what was read of article %q is damaged; remove it with demarche remove and add the article again", s.path, id))
		}
	}
	if err := rows.Err(); err != nil {
		return faults, s.fault("reading", err)
	}
	return faults, nil
}
