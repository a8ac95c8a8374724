import type { AuthDefinition } from '../../../webhooks/index.ts';

/** How the connection of a call authorises it. Its secrets are read under the slots of the connection. */
export interface CallAuth {
  /** Id of the connection, and the version that is in force. */
  readonly connection: string;
  readonly version: number;
  readonly definition: AuthDefinition;
}
