/** The lane that a webhook's deliveries go through: that of its account, or its own. */
export const laneOf = (webhook: string, connection: string | undefined): string =>
  connection === undefined ? `webhook:${webhook}` : `connection:${connection}`;
