/** The door of the program: what was compiled is kept, so that its next start takes half as long. */
import { enableCompileCache } from 'node:module';

// What is imported above this line is compiled before it.
enableCompileCache();
await import('./program.ts');
