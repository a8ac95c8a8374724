/** Where it is put whether a project is billed; in version 3, unlike the rest of projects. */
export const billedPath = (id: string): readonly string[] => ['v3', 'projects', id, 'setBilled'];
