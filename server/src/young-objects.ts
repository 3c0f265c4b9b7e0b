import { setFlagsFromString } from 'node:v8';

/*
 * V8 takes what lines in flight are made of for long-lived, and makes it where only full collections look: 0.8 MB with every
 * collection of young objects, until a full one holds up every line for 30 to 50 ms, each few seconds under load. With this
 * flag they are rare (docs/decisions/0017). A version of V8 that does not know it says so, and runs all the same.
 */
setFlagsFromString('--no-allocation-site-pretenuring');
