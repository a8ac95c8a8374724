/**
 * Ports above 1023 of protocols that a POST could be mistaken for (Fetch standard, "bad port"). They open only when
 * the allow-list names the port.
 */
const refusedPorts: ReadonlySet<number> = new Set([
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10_080,
]);

/** 80, 443 and what ordinary programs may listen on. */
export const isOrdinaryPort = (port: number): boolean =>
  port === 80 || port === 443 || (port >= 1024 && !refusedPorts.has(port));
