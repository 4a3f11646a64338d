import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { SESSION_COOKIE } from '../access/identities.ts';

/** The OpenAPI page at /api/docs and its JSON at /api/docs-json: shapes only, so they are public. */
export function serveApiDocumentation(app: NestExpressApplication): void {
  const description = new DocumentBuilder()
    .setTitle('Loket central')
    .setDescription('Every failure is a 4xx or 5xx with a Failure body; its code is a promise.')
    .setVersion('0.1.0')
    .addCookieAuth(SESSION_COOKIE)
    .addBearerAuth()
    .build();
  SwaggerModule.setup('api/docs', app, () => SwaggerModule.createDocument(app, description), {
    customSiteTitle: 'Loket API',
  });
}
