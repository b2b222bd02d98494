package page

import (
	"encoding/json"
	"strconv"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// A chart gives ECharts' options as go-echarts holds them.
type chart interface {
	Validate()
	JSON() map[string]any
}

// encodeCharts returns the options of the pages' charts as one JSON object.
// They hold indexes in place of names; the script adds the names, colours and
// functions that JSON cannot say. go-echarts' own Render is never called: it
// would let names run as script.
func encodeCharts(m *model, w *words) ([]byte, error) {
	options := map[string]any{}
	for name, c := range map[string]chart{
		"timeline": timelineChart(),
		"period":   periodChart(m),
		"graph":    graphChart(m, w),
	} {
		c.Validate()
		options[name] = c.JSON()
	}
	return json.Marshal(options)
}

// plain are the options of all charts: nothing that ECharts would draw or do
// of its own accord.
func plain() []charts.GlobalOpts {
	return []charts.GlobalOpts{
		charts.WithLegendOpts(opts.Legend{Show: opts.Bool(false)}),
		charts.WithTooltipOpts(opts.Tooltip{Show: opts.Bool(false)}),
		charts.WithAnimation(false),
	}
}

// timelineChart returns an empty timeline: a time axis below a grid. The
// script places the events of the period shown, for where they go depends on
// the width of the window.
func timelineChart() chart {
	c := charts.NewCustom()
	c.SetGlobalOptions(append(plain(),
		charts.WithGridOpts(opts.Grid{Left: "16", Right: "16", Top: "12", Bottom: "30"}),
		charts.WithXAxisOpts(opts.XAxis{Type: "time", Position: "bottom"}),
		charts.WithYAxisOpts(opts.YAxis{Type: "value", Show: opts.Bool(false), Min: 0, Max: 1}),
	)...)
	c.AddSeries("events", []opts.CustomData{})
	return c
}

// periodChart returns the columns over which a reader chooses the period: for
// each bin, the events that begin in it, by quad class.
func periodChart(m *model) chart {
	c := charts.NewBar()
	c.SetGlobalOptions(append(plain(),
		charts.WithGridOpts(opts.Grid{Left: "0", Right: "0", Top: "4", Bottom: "0"}),
		charts.WithXAxisOpts(opts.XAxis{Type: "category", Show: opts.Bool(false)}),
		charts.WithYAxisOpts(opts.YAxis{Type: "value", Show: opts.Bool(false)}),
	)...)
	counts := m.Bins.count(m.Events)
	c.SetXAxis(m.Bins.Edges[:max(0, len(m.Bins.Edges)-1)])
	for quad, column := range counts {
		data := make([]opts.BarData, len(column))
		for i, n := range column {
			data[i].Value = n
		}
		c.AddSeries(quadName(quad+1), data,
			charts.WithBarChartOpts(opts.BarChart{Stack: "events", BarCategoryGap: "15%"}),
			charts.WithSeriesId(quadName(quad+1)))
	}
	return c
}

func quadName(quad int) string { return "quad" + strconv.Itoa(quad) }

// The graph is drawn in a square of this size, a little inside it: go-echarts
// drops a coordinate of exactly 0.
const (
	graphSize   = 1000
	graphMargin = 10
)

// graphChart returns the actors at their places and two lines a link at most:
// cooperation solid, conflict dashed. Nodes are named by their index, links
// carry the index of the link in their value's place in the model.
func graphChart(m *model, w *words) chart {
	c := charts.NewGraph()
	c.SetGlobalOptions(plain()...)
	nodes := make([]opts.GraphNode, m.Actors.Nodes)
	for i, at := range m.places {
		group := m.Actors.Group[i]
		nodes[i] = opts.GraphNode{
			Name:     nodeName(i),
			X:        float32(graphMargin + at[0]*graphSize),
			Y:        float32(graphMargin + at[1]*graphSize),
			Category: group,
			Symbol:   w.Groups[group].Shape,
		}
	}
	var lines []opts.GraphLink
	for _, l := range m.Links {
		if l.Cooperation.Count > 0 {
			lines = append(lines, line(l, l.Cooperation, "solid", 0.08))
		}
		if l.Conflict.Count > 0 {
			lines = append(lines, line(l, l.Conflict, "dashed", 0.22))
		}
	}
	categories := make([]*opts.GraphCategory, len(w.Groups))
	for i, g := range w.Groups {
		categories[i] = &opts.GraphCategory{Name: g.Key}
	}
	c.AddSeries("actors", nodes, lines, charts.WithGraphChartOpts(opts.GraphChart{
		Layout:         "none",
		Roam:           opts.Bool(true),
		Categories:     categories,
		EdgeSymbol:     []string{"none", "none"},
		EdgeSymbolSize: []int{0, 9},
	}), charts.WithSeriesOpts(func(s *charts.SingleSeries) {
		s.Left, s.Right, s.Top, s.Bottom = "48", "48", "32", "32"
	}))
	return c
}

func nodeName(i int) string { return "n" + strconv.Itoa(i) }

// line draws one sign of a link. Two lines between the same actors bend
// differently, so that neither covers the other.
func line(l edge, w Weight, style string, bend float32) opts.GraphLink {
	return opts.GraphLink{
		Source:    nodeName(l.Source),
		Target:    nodeName(l.Target),
		Value:     float32(w.Count),
		LineStyle: &opts.LineStyle{Type: style, Curveness: bend},
	}
}
