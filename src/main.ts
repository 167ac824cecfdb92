import { provideZonelessChangeDetection } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { underServiceWorker } from './app/data/service-worker.ts';
import { provideCommands } from './app/shell/commands/command-lists.ts';
import { Desk } from './app/shell/desk.ts';

await underServiceWorker();
bootstrapApplication(Desk, {
  providers: [provideZonelessChangeDetection(), provideCommands()],
}).catch((error: unknown) => {
  // Without a desk there is nothing else that could say it.
  document.body.textContent = `Spymaster cannot start: ${String(error)}`;
});
