package timeline

import (
	"context"
	"fmt"
	"iter"

	"demarche/timeline/document"
)

// Each reads articles with several workers and yields what read makes of
// each, or its fault, in the order of docs. At most a few articles for each
// worker are held at once. An article on which read panics is a fault like
// any other and stops nothing.
func Each[T any](ctx context.Context, docs iter.Seq2[document.Document, error], workers int, read func(*document.Document) (T, error)) iter.Seq2[T, error] {
	type result struct {
		value T
		err   error
	}
	workers = max(workers, 1)
	return func(yield func(T, error) bool) {
		ctx, stop := context.WithCancel(ctx)
		defer stop()
		order := make(chan chan result, 4*workers)
		free := make(chan struct{}, workers)
		go func() {
			defer close(order)
			for d, err := range docs {
				done := make(chan result, 1)
				select {
				case order <- done:
				case <-ctx.Done():
					return
				}
				if err != nil {
					done <- result{err: err}
					continue
				}
				free <- struct{}{}
				go func() {
					defer func() { <-free }()
					v, err := guard(&d, read)
					done <- result{v, err}
				}()
			}
		}()
		for done := range order {
			if r := <-done; !yield(r.value, r.err) {
				return
			}
		}
	}
}

// guard turns a panic of read into the article's fault.
func guard[T any](d *document.Document, read func(*document.Document) (T, error)) (v T, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = &document.Fault{Path: d.Path, Line: d.Line, Err: fmt.Errorf("article %q cannot be read, a fault in the program: %v; please report it", d.ID, p)}
		}
	}()
	return read(d)
}
