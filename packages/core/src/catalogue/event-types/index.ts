import type { EventType } from '@eilbote/contract';
import { customerCreated } from './customer-created.ts';
import { employeeCreated } from './employee-created.ts';
import { openItemDunned } from './open-item-dunned.ts';
import { projectAwarded } from './project-awarded.ts';
import { projectCreated } from './project-created.ts';
import { projectCredited } from './project-credited.ts';
import { projectDelivered } from './project-delivered.ts';
import { projectInvoiced } from './project-invoiced.ts';
import { projectProcessStatusChanged } from './project-process-status-changed.ts';
import { projectTimeCreated } from './project-time-created.ts';
import { purchaseOrderCreated } from './purchase-order-created.ts';
import { supplierCreated } from './supplier-created.ts';

export {
  customerCreated,
  employeeCreated,
  openItemDunned,
  projectAwarded,
  projectCreated,
  projectCredited,
  projectDelivered,
  projectInvoiced,
  projectProcessStatusChanged,
  projectTimeCreated,
  purchaseOrderCreated,
  supplierCreated,
};

/** The twelve event types of the original, in the order of its drop-down. */
export const standardEventTypes: readonly EventType[] = [
  projectCreated,
  projectAwarded,
  projectInvoiced,
  customerCreated,
  employeeCreated,
  projectTimeCreated,
  supplierCreated,
  purchaseOrderCreated,
  projectCredited,
  projectDelivered,
  projectProcessStatusChanged,
  openItemDunned,
];
