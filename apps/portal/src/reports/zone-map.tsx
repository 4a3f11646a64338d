import 'leaflet/dist/leaflet.css';
import type { MapPoint, PortalZone } from '@loket/contract';
import { Button, Message, useTexts } from '@loket/ui';
import { MapPin } from '@loket/ui/icons.ts';
import { portalReportTexts } from '@loket/ui/texts/portal-reports.ts';
import {
  type CircleMarker,
  circle,
  circleMarker,
  divIcon,
  type Map as LeafletMap,
  latLngBounds,
  map as makeMap,
  marker,
  tileLayer,
} from 'leaflet';
import { useEffect, useRef } from 'react';

type ZoneMapProps = {
  zone: Pick<PortalZone, 'municipalities' | 'tiles'>;
  point: MapPoint | null;
  onPoint: (point: MapPoint | null) => void;
};

const ZOOM = 11;

/**
 * A place, shown by touching it, or with the arrow keys and a button. The ground is a sketch of the zone's own
 * municipalities, drawn here: nobody else is asked for a picture of where a citizen looks, unless the installation
 * names a map server of its own.
 */
export function ZoneMap({ zone, point, onPoint }: ZoneMapProps) {
  const texts = useTexts(portalReportTexts);
  const frame = useRef<HTMLDivElement>(null);
  const map = useRef<LeafletMap | null>(null);
  const mark = useRef<CircleMarker | null>(null);
  const told = useRef(onPoint);
  told.current = onPoint;

  useEffect(() => {
    if (!frame.current) return;
    const made = openMap(frame.current, zone);
    made.on('click', ({ latlng }) => told.current(pointOf(latlng)));
    map.current = made;
    return () => {
      made.remove();
      map.current = null;
      mark.current = null;
    };
  }, [zone]);
  useEffect(() => {
    mark.current?.remove();
    mark.current = null;
    if (!point || !map.current) return;
    const style = getComputedStyle(document.documentElement);
    mark.current = circleMarker([point.latitude, point.longitude], {
      radius: 11,
      weight: 4,
      color: style.getPropertyValue('--paper'),
      fillColor: style.getPropertyValue('--accent'),
      fillOpacity: 1,
      interactive: false,
    }).addTo(map.current);
  }, [point]);

  const markCentre = () => {
    const centre = map.current?.getCenter();
    if (centre) onPoint(pointOf(centre));
  };
  return (
    <>
      <div className="map-frame">
        <section className="map" ref={frame} aria-label={texts.map} />
        <svg className="map-cross" viewBox="0 0 28 28" aria-hidden="true">
          <path d="M14 2v24M2 14h24" />
        </svg>
      </div>
      <p>{texts.map}</p>
      <Button icon={<MapPin strokeWidth={1.7} aria-hidden="true" />} onPress={markCentre}>
        {texts.markCentre}
      </Button>
      {point ? (
        <>
          <Message status="good" title={texts.marked} announce />
          <Button onPress={() => onPoint(null)}>{texts.unmark}</Button>
        </>
      ) : null}
    </>
  );
}

/** About a metre: more digits would claim more than a finger shows. */
const pointOf = ({ lat, lng }: { lat: number; lng: number }): MapPoint => ({
  latitude: Math.round(lat * 1e5) / 1e5,
  longitude: Math.round(lng * 1e5) / 1e5,
});

function openMap(frame: HTMLElement, { municipalities, tiles }: ZoneMapProps['zone']): LeafletMap {
  const places = municipalities.flatMap(({ name, centre }) => (centre ? [{ name, ...centre }] : []));
  const made = makeMap(frame, { attributionControl: false, zoomControl: true, minZoom: 7, maxZoom: 18 });
  const bounds = latLngBounds(places.map(({ latitude, longitude }) => [latitude, longitude]));
  if (places.length > 0) made.fitBounds(bounds.pad(0.25), { animate: false });
  else made.setView([50.64, 4.67], ZOOM - 3);
  if (tiles) {
    tileLayer(tiles.url, { attribution: tiles.attribution }).addTo(made);
    return made;
  }
  const style = getComputedStyle(document.documentElement);
  for (const { name, latitude, longitude } of places) {
    circle([latitude, longitude], {
      radius: sketchRadiusM(places, { latitude, longitude }),
      weight: 1.5,
      color: style.getPropertyValue('--rule'),
      fillColor: style.getPropertyValue('--accent-tint'),
      fillOpacity: 1,
      interactive: false,
    }).addTo(made);
    const label = document.createElement('span');
    label.textContent = name;
    const icon = divIcon({ className: 'map-name', html: label, iconSize: [0, 0] });
    marker([latitude, longitude], { icon, interactive: false, keyboard: false }).addTo(made);
  }
  return made;
}

const METRES_PER_DEGREE = 111_320;

/** Half the way to the nearest neighbour: the circles touch and do not overlap. */
function sketchRadiusM(places: readonly MapPoint[], at: MapPoint): number {
  const distances = places
    .filter((other) => other.latitude !== at.latitude || other.longitude !== at.longitude)
    .map((other) =>
      Math.hypot(
        (other.latitude - at.latitude) * METRES_PER_DEGREE,
        (other.longitude - at.longitude) * METRES_PER_DEGREE * Math.cos((at.latitude * Math.PI) / 180),
      ),
    );
  return Math.min(6_000, Math.min(...distances, 12_000) / 2);
}
