import type { MapPoint } from '@loket/contract';
import { Button, Field, Select, useTexts } from '@loket/ui';
import { portalTexts } from '@loket/ui/texts/portal.ts';
import { portalAppointmentTexts } from '@loket/ui/texts/portal-appointments.ts';
import { portalReportTexts } from '@loket/ui/texts/portal-reports.ts';
import { lazy, Suspense, useState } from 'react';
import { usePortal } from '../session/portal-context.tsx';
import { Page } from '../view/page.tsx';

/** Fetched when somebody wants it: most type the place. */
const ZoneMap = lazy(async () => ({ default: (await import('./zone-map.tsx')).ZoneMap }));

type Place = { text: string; municipality: string | null; point: MapPoint | null };

type WhereStepProps = {
  place: Place;
  quickExit: boolean;
  onPlace: (place: Place) => void;
  onBack: () => void;
  onNext: () => void;
};

/** Typed, or shown on a map; neither is demanded. */
export function WhereStep({ place, quickExit, onPlace, onBack, onNext }: WhereStepProps) {
  const texts = useTexts(portalReportTexts);
  const shared = useTexts(portalTexts);
  const words = useTexts(portalAppointmentTexts);
  const { zone } = usePortal();
  const [map, setMap] = useState(place.point !== null);
  return (
    <Page title={texts.where} onBack={onBack} quickExit={quickExit}>
      <Select
        label={words.municipality}
        value={place.municipality}
        choose={words.chooseMunicipality}
        options={zone.municipalities.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(municipality) => onPlace({ ...place, municipality })}
      />
      <Field
        label={texts.placeTyped}
        value={place.text}
        onChange={(text) => onPlace({ ...place, text })}
        autoComplete="off"
        maxLength={300}
      />
      {map ? (
        <Suspense fallback={<p>{shared.loading}</p>}>
          <ZoneMap zone={zone} point={place.point} onPoint={(point) => onPlace({ ...place, point })} />
        </Suspense>
      ) : (
        <Button onPress={() => setMap(true)}>{texts.showMap}</Button>
      )}
      <Button look="primary" onPress={onNext}>
        {shared.goOn}
      </Button>
    </Page>
  );
}
