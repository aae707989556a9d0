-- An operator publishes a text without a build. What was published never changes; the last one published is in force.
CREATE FUNCTION publish_consent_text(of_purpose varchar, of_version varchar, zh_title varchar, en_title varchar, zh_body varchar,
    en_body varchar) RETURNS boolean
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT public.scope_is('system') OR EXISTS (SELECT 1 FROM public.consent_texts t
            WHERE t.purpose = of_purpose AND t.version = of_version) THEN
        RETURN false;
    END IF;
    UPDATE public.consent_texts t SET current = false WHERE t.purpose = of_purpose AND t.current;
    INSERT INTO public.consent_texts (purpose, version, title_zh, title_en, body_zh, body_en, current)
    VALUES (of_purpose, of_version, zh_title, en_title, zh_body, en_body, true);
    RETURN true;
END $$;
