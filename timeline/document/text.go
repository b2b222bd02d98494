package document

import (
	"bytes"
	"fmt"
)

// readText reads a plain text or Markdown file, which is one article. The
// text stays as the file has it, so that offsets are offsets into the file.
func readText(src *source) (Document, error) {
	data, err := readAll(src)
	if err == nil {
		err = checkText(data)
	}
	if err != nil {
		return Document{}, err
	}
	return Document{Text: string(data)}, nil
}

// checkText refuses what is no UTF-8 text.
func checkText(data []byte) error {
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return fmt.Errorf("the file is binary (byte %d is zero), not text", i)
	}
	return checkUTF8(data, 0)
}
