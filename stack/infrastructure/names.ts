/** Every name of the infrastructure stack that people or services find a thing by. */
export const namesOf = (suffix: string) => ({
  /** Of what has no name of its own to keep: the key, the network. */
  infrastructure: `payment-infrastructure-${suffix}`,
});

export type Names = ReturnType<typeof namesOf>;
