export * from '@eilbote/contract';
