/** A text in a definition that is never shown again: its value when written, `true` when read or kept. */
export type SecretValue = string | true;
