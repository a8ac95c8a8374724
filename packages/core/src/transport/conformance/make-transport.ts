import type { Transport } from '../../ports/index.ts';

/** Makes the transport under test; `certificateAuthorities` are PEM texts trusted besides those of the system. */
export type MakeTransport = (options?: { connectMs?: number; certificateAuthorities?: readonly string[] }) => Transport;
