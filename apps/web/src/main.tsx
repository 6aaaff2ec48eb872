import '@trellis/ui/theme.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { App } from './app.tsx';
import { takeHandover } from './session-secret.ts';

const root = document.querySelector('#root');
if (root === null) throw new Error('The page has no place for the app.');

// The launch hands the session over in the address; it is taken out before anything else can see it.
await takeHandover();

createRoot(root).render(
  <StrictMode>
    <BrowserRouter>
      <App />
    </BrowserRouter>
  </StrictMode>,
);
