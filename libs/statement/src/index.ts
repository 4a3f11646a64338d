export * from './record.ts';
export * from './rights.ts';
export * from './signature.ts';
export * from './templates.ts';
