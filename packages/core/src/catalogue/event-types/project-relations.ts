/** What may come along with every event of a project: who ordered it, who does it, and what it consists of. */
export const projectRelations = ['Kunden', 'Ansprechpartner', 'Auftragspositio', 'Personal'] as const;
