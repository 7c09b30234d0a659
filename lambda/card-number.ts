/**
 * Primary account numbers, found so that they can be refused and kept out of logs
 * (PCI DSS 4.0.1 requirement 3: account data that is not needed is not stored).
 * Shape and check digit: ISO/IEC 7812-1, at most 19 digits and a Luhn check digit. The first digit
 * is one that payment networks issue under; shorter numbers than 13 digits are not told apart from
 * amounts and references.
 */
const DIGIT_GROUPS = /\d+(?:[\s._/-]{1,3}\d+)*/g;
/**
 * RFC 9562, section 4. The digits of about one random UUID in 500 would pass for a card number, and UUIDs
 * are what idempotency keys are.
 */
const UUID =
  /(?<![\da-z])([\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12})(?![\da-z])/i;
const ISSUED = /^[234568]/;
const SHORTEST = 13;
const LONGEST = 19;

/** Whether a card number stands anywhere in the text, also when it is written in groups. */
export function holdsCardNumber(text: string): boolean {
  return withoutCardNumbers(text) !== normal(text);
}

/** The text with every run of digits that holds a card number taken out. */
export function withoutCardNumbers(text: string): string {
  const pieces = normal(text).split(UUID);
  // Every other piece is one that the expression captured.
  return pieces.map((piece, at) => (at % 2 === 1 ? piece : redacted(piece))).join("");
}

// NFKC turns full-width and other digit forms into the ASCII digits they stand for.
const normal = (text: string): string => text.normalize("NFKC");

const redacted = (text: string): string =>
  text.replace(DIGIT_GROUPS, (run) =>
    anyRunOfGroups(run.match(/\d+/g) ?? [], isCardNumber) ? "[card number]" : run,
  );

/** Groups that do not belong to the number may stand beside it: "order 12 4111 1111 1111 1111". */
function anyRunOfGroups(groups: readonly string[], holds: (digits: string) => boolean): boolean {
  return groups.some((_, first) => {
    let digits = "";
    for (const group of groups.slice(first, first + LONGEST)) {
      digits += group;
      if (digits.length > LONGEST) return false;
      if (holds(digits)) return true;
    }
    return false;
  });
}

function isCardNumber(digits: string): boolean {
  return digits.length >= SHORTEST && ISSUED.test(digits) && passesLuhn(digits);
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = place % 2 === 0 ? digit : digit * 2;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
