# METADATA
# description: |
#   What a name says of its value. `patterns` are looked for in the name's letters and digits, whatever their case
#   and whatever joins its words; a name that ends in a word of `pointers` says where a secret is, and is none.
package lib.secrets

names_secret(name, patterns, pointers) if {
	is_string(name)
	some pattern in patterns
	regex.match(pattern, squashed(name))
	not points(name, pointers)
}

points(name, pointers) if {
	words := split(joined(name), "_")
	words[count(words) - 1] in pointers
}

joined(name) := replace(replace(lower(name), "-", "_"), ".", "_")

squashed(name) := replace(joined(name), "_", "")
