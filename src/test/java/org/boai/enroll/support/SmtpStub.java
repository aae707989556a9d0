package org.boai.enroll.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An SMTP server on loopback, in clear, that answers each command as usual or as it was told to. */
public final class SmtpStub implements AutoCloseable {
    /** Closes the connection instead of answering. */
    public static final String HANG_UP = "hang up";

    /** Never answers. */
    public static final String SILENCE = "silence";

    /** What answers the end of a mail's content, for {@link #answers}. */
    public static final String CONTENT = ".";

    /** What is said first, for {@link #answers}. */
    public static final String GREETING = "greeting";

    private static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry(GREETING, "220 stub ESMTP"),
            Map.entry("EHLO", "250-stub\r\n250-ENHANCEDSTATUSCODES\r\n250 AUTH PLAIN LOGIN"),
            Map.entry("AUTH", "235 2.7.0 Authentication successful"),
            Map.entry("MAIL", "250 2.1.0 OK"),
            Map.entry("RCPT", "250 2.1.5 OK"),
            Map.entry("DATA", "354 Go ahead"),
            Map.entry(CONTENT, "250 2.0.0 Queued"),
            Map.entry("QUIT", "221 2.0.0 Bye"));

    private final ServerSocket server;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final Map<String, String> told = new ConcurrentHashMap<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<String> mails = new CopyOnWriteArrayList<>();

    public SmtpStub() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var listener = new Thread(this::listen, "smtp-stub");
        listener.setDaemon(true);
        listener.start();
    }

    public int port() {
        return server.getLocalPort();
    }

    /** @param verb e.g. {@code RCPT} */
    public void answers(String verb, String reply) {
        told.put(verb, reply);
    }

    public List<String> commands() {
        return commands;
    }

    /** Headers and body, with CRLF. */
    public List<String> mails() {
        return mails;
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                open.add(client);
                var talk = new Thread(() -> talk(client), "smtp-stub-talk");
                talk.setDaemon(true);
                talk.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
            boolean welcome = reply(client, GREETING);
            String line = in.readLine();
            while (welcome && line != null && answer(client, in, line)) {
                line = in.readLine();
            }
        } catch (IOException gone) {
            // the client left
        }
    }

    private boolean answer(Socket client, BufferedReader in, String line) throws IOException {
        commands.add(line);
        String verb = line.split(" ")[0].toUpperCase(Locale.ROOT);
        if (line.equals("AUTH LOGIN") && !told.containsKey("AUTH")) {
            ask(client, in, "334 VXNlcm5hbWU6");
            ask(client, in, "334 UGFzc3dvcmQ6");
        }
        if (!reply(client, verb)) {
            return false;
        }
        if (verb.equals("DATA") && !told.containsKey("DATA")) {
            mails.add(content(in));
            return reply(client, CONTENT);
        }
        return !verb.equals("QUIT");
    }

    private void ask(Socket client, BufferedReader in, String question) throws IOException {
        say(client, question);
        commands.add(in.readLine());
    }

    private boolean reply(Socket client, String verb) throws IOException {
        String reply = told.getOrDefault(verb, USUAL.getOrDefault(verb, "502 5.5.1 Unknown command"));
        if (reply.equals(HANG_UP)) {
            return false;
        }
        if (!reply.equals(SILENCE)) {
            say(client, reply);
        }
        return true;
    }

    private static String content(BufferedReader in) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            lines.add(line);
        }
        return String.join("\r\n", lines);
    }

    private static void say(Socket client, String reply) throws IOException {
        client.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
        client.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket client : open) {
            client.close();
        }
    }
}
