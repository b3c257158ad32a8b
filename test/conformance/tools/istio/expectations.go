package main

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strconv"
)

func init() { commands["expectations"] = expectations }

// testCase is an entry of the table by which Istio tests its analyzers.
type testCase struct {
	Name     string     `json:"name"`
	Files    []string   `json:"files"`
	Mesh     string     `json:"mesh,omitempty"`     // file with a mesh configuration
	Networks string     `json:"networks,omitempty"` // file with mesh networks
	Expected [][]string `json:"expected"`           // pairs of the name of a message and what it is about
}

// expectations FILE prints the test cases of a Go file that has them in a variable testGrid.
func expectations(args []string) error {
	file, err := parser.ParseFile(token.NewFileSet(), args[0], nil, 0)
	if err != nil {
		return err
	}
	cases := []testCase{}
	ast.Inspect(file, func(node ast.Node) bool {
		grid, ok := node.(*ast.ValueSpec)
		if !ok || grid.Names[0].Name != "testGrid" {
			return true
		}
		for _, entry := range grid.Values[0].(*ast.CompositeLit).Elts {
			cases = append(cases, caseOf(entry.(*ast.CompositeLit)))
		}
		return false
	})
	if len(cases) == 0 {
		return fmt.Errorf("no test cases in %s", args[0])
	}
	return json.NewEncoder(os.Stdout).Encode(cases)
}

func caseOf(entry *ast.CompositeLit) testCase {
	one := testCase{Files: []string{}, Expected: [][]string{}}
	for _, field := range entry.Elts {
		pair := field.(*ast.KeyValueExpr)
		switch pair.Key.(*ast.Ident).Name {
		case "name":
			one.Name = textOf(pair.Value)
		case "inputFiles":
			for _, file := range pair.Value.(*ast.CompositeLit).Elts {
				one.Files = append(one.Files, textOf(file))
			}
		case "meshConfigFile":
			one.Mesh = textOf(pair.Value)
		case "meshNetworksFile":
			one.Networks = textOf(pair.Value)
		case "expected":
			for _, message := range pair.Value.(*ast.CompositeLit).Elts {
				parts := message.(*ast.CompositeLit).Elts
				one.Expected = append(one.Expected, []string{parts[0].(*ast.SelectorExpr).Sel.Name, textOf(parts[1])})
			}
		}
	}
	return one
}

func textOf(value ast.Expr) string {
	text, err := strconv.Unquote(value.(*ast.BasicLit).Value)
	if err != nil {
		panic(err)
	}
	return text
}
