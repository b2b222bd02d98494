package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"demarche/timeline/event"
)

// demarche runs a command line and returns what it prints and its exit code.
func demarche(stdin string, args ...string) (stdout, stderr string, code int) {
	var out, errs bytes.Buffer
	code = run(context.Background(), args, strings.NewReader(stdin), &out, &errs)
	return out.String(), errs.String(), code
}

const sample = `date 2025-02-13 Kyjiw demarche | Donald Trump hat am Mittwoch mit Wladimir Putin telefoniert.
Der US-Präsident telefonierte danach mit Selenskyj. Russland griff die Ukraine in der Nacht zum Donnerstag mit Drohnen an.
`

func write(t *testing.T, dir, name, text string) string {
	t.Helper()
	file := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return file
}

var products = []string{"index.html", "timeline.html", "graph.html", "graph.dot", "graph.gexf", "graph.graphml", "events.jsonl", "events.csv", "actors.csv", "links.csv", "days.csv"}

func TestBuild(t *testing.T) {
	dir := t.TempDir()
	in := write(t, dir, "in/a.txt", sample)
	out := filepath.Join(dir, "out")
	old := write(t, dir, "out/pages/en/actor-of-old.html", "a page of an earlier run")
	own := write(t, dir, "out/pages/notes.html", "somebody's own")
	stdout, stderr, code := demarche("", "build", in, "-o", out)
	if code != 0 {
		t.Fatalf("exit %d: %s", code, stderr)
	}
	if _, err := os.Stat(old); err == nil {
		t.Error("a page of an earlier run is still there")
	}
	if _, err := os.Stat(own); err != nil {
		t.Error("a file that build did not write is gone")
	}
	if !strings.Contains(stdout, "1 article, ") || strings.Count(stdout, "\n") != 1 {
		t.Errorf("summary %q, want one line", stdout)
	}
	entries, err := os.ReadDir(out)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != len(products)+2 {
		t.Errorf("%d files in the folder, want the %d products, the store, the folder of the pages and nothing else: %v", len(entries), len(products), entries)
	}
	for _, p := range products {
		if info, err := os.Stat(filepath.Join(out, p)); err != nil || info.Size() == 0 {
			t.Errorf("%s is missing or empty", p)
		}
	}
	checkEvents(t, filepath.Join(out, "events.jsonl"))
}

func checkEvents(t *testing.T, file string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		var e event.Event
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, a := range append(e.Source, e.Target...) {
			names = append(names, a.Name)
		}
		seen[fmt.Sprintf("%s/%s %s %s", e.Type, e.Mode, strings.Join(names, "+"), e.Date)] = true
		for _, r := range e.Reports {
			if sample[r.Trigger.Start:r.Trigger.End] != r.Trigger.Text {
				t.Errorf("the trigger's offsets point at %q, not %q", sample[r.Trigger.Start:r.Trigger.End], r.Trigger.Text)
			}
		}
	}
	for _, want := range []string{
		"CONSULT/phone Donald Trump+Vladimir Putin 2025-02-12",
		"ASSAULT/drone Russia+Ukraine 2025-02-12/2025-02-13",
	} {
		if !seen[want] {
			t.Errorf("no event %q among %v", want, seen)
		}
	}
}

// TestBadInput feeds what must not stop a run: each is named with its reason,
// the good article is read, the exit code is 1.
func TestBadInput(t *testing.T) {
	dir := t.TempDir()
	in := filepath.Join(dir, "in")
	write(t, in, "good.txt", sample)
	write(t, in, "empty.txt", "")
	write(t, in, "binary.txt", "ab\x00\x01\x02\x00")
	write(t, in, "latin1.txt", "Der Pr\xe4sident der T\xfcrkei sprach am Mittwoch mit dem Au\xdfenminister \xfcber die Lage.")
	write(t, in, "broken.jsonl", "{\"id\":\"x\",\n{\"id\":\"ok\",\"lang\":\"en\",\"date\":\"2025-02-12\",\"text\":\"Donald Trump met Keir Starmer.\"}\n")
	write(t, in, "french.txt", "Le président de la République a rencontré hier soir le premier ministre britannique à Paris pour parler de la guerre et de la paix en Europe.")
	write(t, in, "empty.html", "<html><head><title>x</title></head><body></body></html>")
	write(t, in, "long.jsonl", "{\"id\":\"long\",\"text\":\""+strings.Repeat("a", 9<<20)+"\"}\n")
	out := filepath.Join(dir, "out")
	stdout, stderr, code := demarche("", "build", in, filepath.Join(dir, "nowhere"), "-o", out)
	if code != 1 {
		t.Errorf("exit %d, want 1", code)
	}
	for _, name := range []string{"empty.txt", "binary.txt", "latin1.txt", "broken.jsonl:1", "french.txt", "empty.html", "long.jsonl", "nowhere"} {
		if !strings.Contains(stderr, name) {
			t.Errorf("%s is not named in\n%s", name, stderr)
		}
	}
	if !strings.HasPrefix(stdout, "2 articles, ") {
		t.Errorf("summary %q, want two articles read", stdout)
	}
}

func TestSameBytesForAnyNumberOfWorkers(t *testing.T) {
	dir := t.TempDir()
	for i := range 24 {
		write(t, dir, fmt.Sprintf("in/%02d.txt", i), strings.ReplaceAll(sample, "2025-02-13", fmt.Sprintf("2025-02-%02d", 13+i%3)))
	}
	read := func(workers string) string {
		out := filepath.Join(dir, "out"+workers)
		if _, stderr, code := demarche("", "build", filepath.Join(dir, "in"), "-o", out, "--workers", workers); code != 0 {
			t.Fatal(stderr)
		}
		var all strings.Builder
		for _, p := range products {
			data, err := os.ReadFile(filepath.Join(out, p))
			if err != nil {
				t.Fatal(err)
			}
			all.Write(data)
		}
		return all.String()
	}
	one := read("1")
	if read("8") != one || read("3") != one {
		t.Error("the output depends on the number of workers")
	}
}

func TestUsage(t *testing.T) {
	for _, args := range [][]string{{"build"}, {"bild"}, {"build", "x", "--date", "gestern"}, {"build", "x", "--lang", "tlh"}, {"build", "x", "--workers", "0"},
		{"annotate", "--layer", "smells", "x"}, {"links", "A"}, {"export"}, {"export", "csv"}, {"export", "excel", "x"}, {"actors"}, {"actors", "x", "--by", "fame"}, {"actors", "x", "--top", "0"}, {"actor", "x"}, {"balance"}, {"balance", "x", "--from", "2025-03", "--to", "2025-02"}, {"change", "x", "--before", "2025"}, {"build", "--nonsense"}, {"build", "x", "--actors", "/nonexistent"}} {
		_, stderr, code := demarche("", args...)
		if code != 2 || !strings.HasPrefix(stderr, "demarche: ") {
			t.Errorf("%v: exit %d, %q; want 2 and a sentence", args, code, stderr)
		}
	}
	for _, args := range [][]string{{"--help"}, {"build", "--help"}, {"annotate", "--help"}, {"code", "--help"}, {"links", "--help"}, {"actors", "--help"}, {"actor", "--help"}, {"balance", "--help"}, {"change", "--help"}, {"export", "--help"}} {
		stdout, _, code := demarche("", args...)
		if code != 0 || len(args) > 1 && !strings.Contains(stdout, "Examples:") {
			t.Errorf("%v: exit %d, no example in %q", args, code, stdout)
		}
	}
}

func TestNothingIsHalfWritten(t *testing.T) {
	dir := t.TempDir()
	in := write(t, dir, "in/a.txt", sample)
	out := filepath.Join(dir, "out")
	if _, stderr, code := demarche("", "build", in, "-o", out); code != 0 {
		t.Fatal(stderr)
	}
	before, err := os.ReadFile(filepath.Join(out, "events.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	// A folder in the place of a product: the run fails, the rest stays.
	if err := os.Remove(filepath.Join(out, "events.csv")); err != nil {
		t.Fatal(err)
	}
	write(t, out, "events.csv/x", "")
	_, stderr, code := demarche("", "build", in, "-o", out)
	if code != 1 || !strings.Contains(stderr, "events.csv") {
		t.Errorf("exit %d, %q; want the product named", code, stderr)
	}
	after, err := os.ReadFile(filepath.Join(out, "events.jsonl"))
	if err != nil || !bytes.Equal(before, after) {
		t.Error("events.jsonl was lost")
	}
	entries, _ := os.ReadDir(out)
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			t.Errorf("%s is left behind", e.Name())
		}
	}
}

func TestAnnotateCodeLinks(t *testing.T) {
	dir := t.TempDir()
	in := write(t, dir, "a.txt", sample)
	for layer, want := range map[string]string{"dates": `"dates":[{"start"`, "actors": `"name":"Vladimir Putin"`, "events": `"type":"CONSULT"`, "sentences": "# newdoc id = "} {
		stdout, stderr, code := demarche("", "annotate", "--layer", layer, in)
		if code != 0 || !strings.Contains(stdout, want) {
			t.Errorf("layer %s: exit %d, %q lacks %q\n%s", layer, code, stdout, want, stderr)
		}
	}
	stdout, stderr, code := demarche(`{"id":"1","lang":"en","text":"<s>Donald Trump</s> called <t>Vladimir Putin</t> on Monday."}`+"\n{broken\n", "code", "-")
	if code != 1 || !strings.Contains(stdout, `"type":"CONSULT"`) || !strings.Contains(stderr, "-:2") {
		t.Errorf("code: exit %d, %q, %q", code, stdout, stderr)
	}
	stdout, _, code = demarche("", "links", "Putin", "Selenskyj", in)
	if code != 0 || !strings.Contains(stdout, "Vladimir Putin – Donald Trump – Volodymyr Zelenskyy") || !strings.Contains(stdout, "telefoniert") {
		t.Errorf("links: exit %d, %q", code, stdout)
	}
	if _, stderr, code = demarche("", "links", "Putin", "Napoleon Bonaparte", in); code != 2 || !strings.Contains(stderr, "Napoleon") {
		t.Errorf("links to nobody: exit %d, %q", code, stderr)
	}
}
