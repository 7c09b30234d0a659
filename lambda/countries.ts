/**
 * What CLDR knows beside countries: groups of them, outlying islands that are reserved, codes for private use, and
 * Kosovo, which has no code of ISO's. Source: UTS 35, "Unicode region subtag"; ISO 3166-1, reserved code elements.
 */
const NO_COUNTRY = new Set([
  ...["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC"],
  ...["QO", "TA", "UN", "XA", "XB", "XK", "ZZ"],
]);
const NAMES = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

/** Whether a two-letter code of ISO 3166-1 is in use, by the runtime's own ICU data: no list of ours to grow stale. */
export function isCountry(code: string): boolean {
  return (
    /^[A-Z]{2}$/.test(code) &&
    !NO_COUNTRY.has(code) &&
    NAMES.of(code) !== undefined &&
    // A code that is no longer used is another's by now.
    new Intl.Locale(`und-${code}`).region === code
  );
}
