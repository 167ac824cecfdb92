import { provideZonelessChangeDetection } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { Desk } from './app/shell/desk.ts';

bootstrapApplication(Desk, {
  providers: [provideZonelessChangeDetection()],
}).catch((error: unknown) => {
  // Without a desk there is nothing else that could say it.
  document.body.textContent = `Spymaster cannot start: ${String(error)}`;
});
