/** What the scaffolder knows of a table: how an action for it begins. */
export interface KnownTable {
  /** Name in the ERP. */
  readonly table: string;
  readonly event: string;
  readonly action: string;
  readonly title: { readonly de: string; readonly en: string };
  /** One of them, for `ensure`. */
  readonly kind: string;
  /** Path of the interface; a guess that its documentation corrects. */
  readonly path: string;
  readonly key: string;
  readonly name: string;
}

const known = (
  table: string,
  event: string,
  kind: string,
  [de, en]: readonly [string, string],
  [key, name]: readonly [string, string],
): KnownTable => ({
  table,
  event,
  kind,
  action: `save${kind.charAt(0).toUpperCase()}${kind.slice(1)}`,
  title: { de, en },
  path: `${kind}s`,
  key,
  name,
});

/** The tables that a new target system most often begins with. */
export const knownTables: readonly KnownTable[] = [
  known('Kunden', 'customer.created', 'customer', ['Kunden übertragen', 'Transfer customers'], ['KundenNr', 'Name1']),
  known(
    'Auftrag',
    'project.created',
    'project',
    ['Projekte übertragen', 'Transfer projects'],
    ['AuftragsNr', 'Bauvorhaben'],
  ),
  known(
    'Personal',
    'employee.created',
    'employee',
    ['Mitarbeiter übertragen', 'Transfer employees'],
    ['PersonalNr', 'Name1'],
  ),
  known(
    'Lieferanten',
    'supplier.created',
    'supplier',
    ['Lieferanten übertragen', 'Transfer suppliers'],
    ['LieferantenNr', 'Name1'],
  ),
  known('Zeitdatei', 'projectTime.created', 'time', ['Zeiten übertragen', 'Transfer times'], ['UUID', 'Bemerkung']),
];
