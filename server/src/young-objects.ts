import { setFlagsFromString } from 'node:v8';

/*
 * V8 takes what lines in flight are made of for long-lived, and makes it where only full collections look: 0.8 MB with every
 * collection of young objects, until a full one holds up every line for 30 to 50 ms, each few seconds under load. Without it
 * the heap stays flat (docs/decisions/0017). A version of V8 without this flag says so, and runs all the same.
 */
setFlagsFromString('--no-allocation-site-pretenuring');
