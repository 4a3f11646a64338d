// The reader's worker as a file of our own: the content security policy takes no other, and no blob.
import 'pdfjs-dist/legacy/build/pdf.worker.min.mjs';
