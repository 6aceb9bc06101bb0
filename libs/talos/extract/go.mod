module strata.example.com/talos-types

go 1.25
