-- A venue and the business say who and where they are in English too, for those who read that.
ALTER TABLE venue
  ADD COLUMN name_en TEXT,
  ADD COLUMN city_en TEXT,
  ADD COLUMN area_en TEXT,
  ADD COLUMN address_en TEXT;
ALTER TABLE business
  ADD COLUMN display_name_en TEXT,
  ADD COLUMN about_en TEXT;

-- Half an English address would be read aloud in two languages.
ALTER TABLE venue
  ADD CONSTRAINT venue_english_is_whole CHECK (num_nulls(name_en, city_en, area_en, address_en) IN (0, 4));
