const OPENING = "(masked by proofstack: ";
const MASK = /(\(masked by proofstack: \d+\))/;

/**
 * What stands in a stored input for a value that must not be shown. Equal values have equal numbers, so
 * that who names whom can still be told; of what a value is like, nothing can.
 */
export const maskOf = (number: number): string => `${OPENING}${number})`;

/** Whether a value, or a part of it, was masked: it is then as unknown as if it had never been told. */
export const isMasked = (text: string): boolean => text.includes(OPENING);

/** The text with what is no mask in it changed. */
export const besideMasks = (text: string, change: (part: string) => string): string =>
  isMasked(text)
    ? text
        .split(MASK)
        .map((part, at) => (at % 2 === 1 ? part : change(part)))
        .join("")
    : change(text);

/** Whether there is nothing but a mask. */
export const isMask = (text: string): boolean => besideMasks(text, () => "") === text;
