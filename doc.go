// Package demarche is the module's root. The program is cmd/demarche; the
// house is described in docs/architecture.md.
package demarche
