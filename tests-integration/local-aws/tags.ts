export interface Tag {
  Key: string;
  Value: string;
}

/** The tags of what the gateway keeps itself, by ARN. */
export class Tags {
  private readonly kept = new Map<string, Map<string, string>>();

  set(arn: string, tags: Tag[] = []): void {
    const kept = this.kept.get(arn) ?? new Map<string, string>();
    for (const { Key, Value } of tags) kept.set(Key, Value);
    this.kept.set(arn, kept);
  }

  unset(arn: string, keys: string[] = []): void {
    for (const key of keys) this.kept.get(arn)?.delete(key);
  }

  of(arn: string): Tag[] {
    return [...(this.kept.get(arn) ?? [])].map(([Key, Value]) => ({ Key, Value }));
  }

  /** When what carried them is gone. */
  forget(arn: string): void {
    this.kept.delete(arn);
  }

  arns(): string[] {
    return [...this.kept.keys()];
  }
}
