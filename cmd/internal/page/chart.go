package page

import (
	"strconv"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// A chart gives ECharts' options as go-echarts holds them.
type chart interface {
	Validate()
	JSON() map[string]any
}

// chartOptions returns the options of the pages' charts by name. They hold
// indexes in place of names; the script adds the names, colours and functions
// that JSON cannot say. go-echarts' own Render is never called: it would let
// names run as script.
func chartOptions(m *model, w *words) map[string]any {
	options := map[string]any{}
	for name, c := range map[string]chart{
		"timeline": timelineChart(),
		"period":   periodChart(),
		"graph":    graphChart(m, w),
	} {
		c.Validate()
		options[name] = c.JSON()
	}
	return options
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

// periodChart returns the columns over which a reader chooses the period, one
// stack for the quad classes; the script counts, for that depends on the filter.
func periodChart() chart {
	c := charts.NewBar()
	c.SetGlobalOptions(append(plain(),
		charts.WithGridOpts(opts.Grid{Left: "0", Right: "0", Top: "4", Bottom: "0"}),
		charts.WithXAxisOpts(opts.XAxis{Type: "category", Show: opts.Bool(false)}),
		charts.WithYAxisOpts(opts.YAxis{Type: "value", Show: opts.Bool(false)}),
	)...)
	for quad := 1; quad <= 4; quad++ {
		name := "quad" + strconv.Itoa(quad)
		c.AddSeries(name, []opts.BarData{},
			charts.WithBarChartOpts(opts.BarChart{Stack: "events", BarCategoryGap: "15%"}),
			charts.WithSeriesId(name))
	}
	return c
}

// The graph is drawn in a square of this size, a little inside it: go-echarts
// drops a coordinate of exactly 0.
const (
	graphSize   = 1000
	graphMargin = 10
)

// graphChart returns the actors at their places, named by their index. The
// script draws the links between them, for they depend on the filter.
func graphChart(m *model, w *words) chart {
	c := charts.NewGraph()
	c.SetGlobalOptions(plain()...)
	nodes := make([]opts.GraphNode, len(m.drawn))
	for i, at := range m.drawn {
		group := m.Actors.Group[i]
		nodes[i] = opts.GraphNode{
			Name:     "n" + strconv.Itoa(i),
			X:        float32(graphMargin + at[0]*graphSize),
			Y:        float32(graphMargin + at[1]*graphSize),
			Category: group,
			Symbol:   w.Groups[group].Shape,
		}
	}
	categories := make([]*opts.GraphCategory, len(w.Groups))
	for i, g := range w.Groups {
		categories[i] = &opts.GraphCategory{Name: g.Key}
	}
	c.AddSeries("actors", nodes, []opts.GraphLink{}, charts.WithGraphChartOpts(opts.GraphChart{
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
