import type { NewSigning } from '@eilbote/core';
import type { Io } from '../../io.ts';
import { note } from '../../output/problems.ts';

/** What the receiver must be told; beside the output, so that it does not end up in a file by mistake. */
export function showNewSigning(io: Io, { signingSecret, publicKey }: NewSigning): void {
  if (signingSecret !== undefined) {
    note(io, {
      de: `Neues Signatur-Geheimnis, nur jetzt zu sehen: ${signingSecret}`,
      en: `New signing secret, shown this once: ${signingSecret}`,
    });
  }
  if (publicKey !== undefined) {
    note(io, {
      de: `Öffentlicher Schlüssel für den Empfänger: ${publicKey}`,
      en: `Public key for the receiver: ${publicKey}`,
    });
  }
}
