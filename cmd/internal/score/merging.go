package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strconv"

	"demarche/timeline/event"
	"demarche/timeline/lexicon"
)

// A mark is what the gold says of one report.
type mark struct {
	half       string // "tuned" or "unseen"
	doc        string
	start, end int    // of the trigger, in bytes
	event      string // name of its group, "-" if it is alone
	misread    bool   // who acts, or what is done, was read wrongly
}

// A tally counts pairs of reports.
type tally struct {
	reports             int // found by the program and judged
	right, wrong, apart int // pairs joined rightly, joined wrongly, not joined that should be
}

func (t tally) plus(o tally) tally {
	return tally{t.reports + o.reports, t.right + o.right, t.wrong + o.wrong, t.apart + o.apart}
}

func (t tally) precision() float64 { return float64(t.right) / float64(max(1, t.right+t.wrong)) }
func (t tally) recall() float64    { return float64(t.right) / float64(max(1, t.right+t.apart)) }

func (t tally) String() string {
	return fmt.Sprintf("pairwise P %.3f R %.3f  (%d reports; %d pairs joined rightly, %d wrongly, %d left apart)", t.precision(), t.recall(), t.reports, t.right, t.wrong, t.apart)
}

func readGold(corpus string) ([]mark, error) {
	t, err := lexicon.ReadTable(goldFiles, "gold/"+corpus+".tsv", "half", "doc", "start", "end", "event", "reading")
	if err != nil {
		return nil, err
	}
	var out []mark
	for _, r := range t.Rows {
		start, err1 := strconv.Atoi(r.Get("start"))
		end, err2 := strconv.Atoi(r.Get("end"))
		if err1 != nil || err2 != nil {
			return nil, fmt.Errorf("%s: start and end must be numbers", r.Position())
		}
		out = append(out, mark{r.Get("half"), r.Get("doc"), start, end, r.Get("event"), r.Get("reading") == "wrong"})
	}
	return out, nil
}

func readEvents(r io.Reader) ([]event.Event, error) {
	var out []event.Event
	d := json.NewDecoder(bufio.NewReader(r))
	for {
		var e event.Event
		switch err := d.Decode(&e); err {
		case nil:
			out = append(out, e)
		case io.EOF:
			return out, nil
		default:
			return nil, err
		}
	}
}

// scoreCorpus counts, for each half, the pairs of reports that both the gold
// and the shown events hold. What was misread is not judged: no merging could
// set it right.
func scoreCorpus(corpus string, events []event.Event) (map[string]tally, error) {
	gold, err := readGold(corpus)
	if err != nil {
		return nil, err
	}
	found := locate(gold, events)
	out := map[string]tally{}
	for i := range gold {
		a := &gold[i]
		if found[i] == "" || a.misread {
			continue
		}
		t := out[a.half]
		t.reports++
		for j := range i {
			b := &gold[j]
			if found[j] == "" || b.misread || a.half != b.half {
				continue
			}
			one, joined := a.event != "-" && a.event == b.event, found[i] == found[j]
			switch {
			case one && joined:
				t.right++
			case joined:
				t.wrong++
			case one:
				t.apart++
			}
		}
		out[a.half] = t
	}
	return out, nil
}

// locate returns the id of the shown event that holds the report of each
// mark, "" if none does.
func locate(gold []mark, events []event.Event) []string {
	byDoc := map[string][]int{}
	for i := range gold {
		byDoc[gold[i].doc] = append(byDoc[gold[i].doc], i)
	}
	out := make([]string, len(gold))
	for i := range events {
		e := &events[i]
		if e.Status != event.Actual && e.Status != event.Planned {
			continue
		}
		for _, r := range e.Reports {
			for _, k := range byDoc[r.Doc] {
				if out[k] == "" && gold[k].start < r.Trigger.End && r.Trigger.Start < gold[k].end {
					out[k] = e.ID
					break
				}
			}
		}
	}
	return out
}
