import { createContext } from 'react';

/** Where the inspector's voice is heard: the id of the chosen speaker, '' for the system's. */
export const Speaker = createContext('');
