package main

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"path/filepath"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// A shot is a picture of a page. A height of 0 means the whole page.
type shot struct {
	name, page       string
	width, height    int64
	scheme, language string
	before           string // JavaScript that runs first, for choosing something
}

// ready waits until the page has read its data, drawn until it has drawn what
// was asked for.
const (
	ready = `new Promise((done) => {
		const wait = () => ("ready" in document.documentElement.dataset || !document.getElementById("data") ? done(true) : setTimeout(wait, 20));
		wait();
	})`
	drawn = `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(true), 60))))`
)

// take loads the page and returns its picture as PNG.
func (s shot) take(ctx context.Context, pages string) ([]byte, error) {
	if err := s.set(ctx); err != nil {
		return nil, err
	}
	err := chromedp.Do(ctx, chromedp.Navigate("about:blank"), chromedp.Navigate("file://"+filepath.Join(pages, s.page)))
	if err != nil {
		return nil, err
	}
	for _, script := range []string{ready, s.before + ";true", drawn} {
		if _, err := chromedp.Run(ctx, chromedp.Evaluate[bool](script, chromedp.EvalAwaitPromise)); err != nil {
			return nil, err
		}
	}
	how := chromedp.CaptureScreenshot()
	if s.height == 0 {
		how = chromedp.FullScreenshot(100)
	}
	picture, err := chromedp.Run(ctx, how)
	if err != nil {
		return nil, err
	}
	return small(picture)
}

// set gives the window its size, its colours and the reader's language.
func (s shot) set(ctx context.Context) error {
	height := s.height
	if height == 0 {
		height = 900
	}
	if _, err := chromedp.Call(ctx, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
		Width: s.width, Height: height, DeviceScaleFactor: 1, Mobile: s.width < 600}); err != nil {
		return err
	}
	if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: s.scheme}}}); err != nil {
		return err
	}
	_, err := chromedp.Call(ctx, emulation.SetLocaleOverride, emulation.SetLocaleOverrideParams{Locale: s.language})
	return err
}

// small rewrites a PNG with at most 256 colours, the most frequent of the
// picture, which a page with few colours hardly shows.
func small(picture []byte) ([]byte, error) {
	full, err := png.Decode(bytes.NewReader(picture))
	if err != nil {
		return nil, err
	}
	reduced := image.NewPaletted(full.Bounds(), frequent(full))
	draw.Draw(reduced, full.Bounds(), full, full.Bounds().Min, draw.Src)
	var b bytes.Buffer
	err = (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, reduced)
	return b.Bytes(), err
}

// frequent returns the 256 colours that stand in most pixels, colours that
// differ little taken as one.
func frequent(full image.Image) color.Palette {
	counts := map[color.RGBA]int{}
	b := full.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			counts[color.RGBAModel.Convert(full.At(x, y)).(color.RGBA)]++
		}
	}
	return pick(counts, 256)
}
