import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import type { Configuration } from '../config/configuration.ts';

/**
 * What a browser may do with our pages: scripts and connections of our own only, camera and microphone for our
 * own pages only, never in somebody else's frame.
 */
export function securityHeaders({ publicUrl, mapTiles }: Configuration) {
  const secure = publicUrl.startsWith('https:');
  const socketOrigin = publicUrl.replace(/^http/, 'ws');
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        // The accessible components set a few style elements at run time.
        'style-src': ["'self'", "'unsafe-inline'"],
        'connect-src': ["'self'", socketOrigin],
        // A map server of the installation's own, where one is configured.
        'img-src': ["'self'", 'data:', 'blob:', ...(mapTiles ? [new URL(mapTiles.url).origin] : [])],
        'media-src': ["'self'", 'data:', 'blob:'],
        'font-src': ["'self'"],
        'worker-src': ["'self'", 'blob:'],
        'manifest-src': ["'self'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
        ...(secure && { 'upgrade-insecure-requests': [] }),
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  });
  return (request: Request, response: Response, next: NextFunction): void => {
    response.setHeader(
      'Permissions-Policy',
      'camera=(self), microphone=(self), display-capture=(), geolocation=(), usb=(), hid=(), serial=(), payment=()',
    );
    // Answers of the API are about people; a shared computer keeps none of them.
    if (request.path.startsWith('/api/') || request.path.startsWith('/t/'))
      response.setHeader('Cache-Control', 'no-store');
    headers(request, response, next);
  };
}
