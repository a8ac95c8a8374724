export { savedAccount, unsavedAccount, type Ability, type ConnectionToTry } from './account-of.ts';
export { checkAccount, heldBy, type CheckCall, type CheckedConnection, type HeldConnection } from './check.ts';
export * from './errors.ts';
