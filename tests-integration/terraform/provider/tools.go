//go:build tools

// Package provider names the one module that the filesystem mirror is built from, so that go.mod and
// go.sum pin it and everything under it.
package provider

import _ "github.com/hashicorp/terraform-provider-aws"
