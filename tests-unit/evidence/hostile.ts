import fc from "fast-check";

/** Text as somebody may name a resource who wants more than to name it. */
export const hostile = fc.oneof(
  fc.string({ unit: "binary", minLength: 1, maxLength: 60 }),
  fc.constantFrom(
    "</script><img src=x onerror=alert(1)>",
    "]]></failure><x>",
    '" onmouseover="alert(1)',
    "&lt;&#60;&",
    "[a](javascript:b) {0} {{1}}",
    "::error::a\r\n::set-output name=x::y%0A%25",
    "a,b:c%2C%3A",
    "\u0000\u001b[2J\u202e\ud800",
    "__proto__",
    "x".repeat(1e5),
  ),
);
