// Which parts of a page are English: those that are, always; those in other languages, never.
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "lint/document/document.h"
#include "lint/engine/parsed_page.h"
#include "lint/words/page_words.h"
#include "rules/all_rules.h"
#include "tests/pages.h"

namespace rubric::testing {
namespace {

struct Paragraph {
  std::string_view language, text;
};

constexpr Paragraph kParagraphs[] = {
    {"Spanish",
     "Antes de desplegar el servicio, comprueba que la base de datos responde y que el último respaldo terminó sin "
     "errores. Si la "
     "alerta vuelve a aparecer, avisa a la persona que está de guardia."},
    {"Portuguese",
     "Depois de instalar o pacote, reinicie o servidor e confirme que as credenciais foram carregadas. Quando a fila "
     "não diminui, "
     "peça ajuda à equipe responsável pela plataforma."},
    {"French",
     "Nous nous sommes mis d'accord sur une procédure simple : la personne d'astreinte vérifie les journaux, puis "
     "relance le service "
     "si la mémoire est saturée."},
    {"Italian",
     "Prima di aggiornare il nodo, controlla che il volume sia montato e che nessun processo lo stia usando. In caso "
     "di dubbio, "
     "chiedi alla squadra che gestisce la rete."},
    {"German",
     "Der Dienst startet nicht, wenn die Datei mit den Zugangsdaten fehlt. Dann legt man sie neu an und prüft, ob der "
     "Speicher noch "
     "genug Platz hat; sonst wird die Sicherung abgebrochen."},
    {"Dutch",
     "Controleer eerst of de schijf niet vol is en of het proces nog draait. Als het probleem blijft bestaan, dan is "
     "een herstart van "
     "de machine meestal de snelste oplossing."},
    {"Swedish",
     "Kontrollera att tjänsten svarar och att ingen gammal fil ligger kvar i katalogen. Om felet kommer tillbaka ska "
     "den som har jour "
     "skriva ett ärende till gruppen."},
    {"Danish",
     "Hvis alarmen går igen, skal du se efter, om disken er fuld, og om der stadig kører en gammel proces. Ellers "
     "venter man til "
     "næste dag og skriver det i loggen."},
    {"Finnish",
     "Tarkista ensin, että palvelu vastaa ja että levyllä on vielä tilaa. Jos hälytys toistuu, ilmoita siitä "
     "päivystäjälle ja kirjaa "
     "tapaus lokiin ennen uutta yritystä."},
    {"Polish",
     "Przed wdrożeniem sprawdź, czy baza danych odpowiada i czy ostatnia kopia zapasowa jest kompletna. Jeśli alarm "
     "się powtarza, "
     "zgłoś to osobie, która ma dyżur."},
    {"Czech",
     "Před nasazením ověřte, že databáze odpovídá a že poslední záloha skončila bez chyb. Pokud se výstraha opakuje, "
     "dejte vědět "
     "kolegovi, který má službu."},
    {"Turkish",
     "Hizmeti yeniden başlatmadan önce diskin dolu olup olmadığını kontrol edin ve son yedeğin tamamlandığından emin "
     "olun. Sorun "
     "sürerse nöbetçi ekibe haber verin."},
    {"Indonesian",
     "Sebelum memasang pembaruan, pastikan bahwa basis data dapat dihubungi dan cadangan terakhir sudah selesai. Jika "
     "masalah ini "
     "muncul lagi, hubungi tim yang bertugas untuk layanan itu."},
    {"Russian",
     "Перед обновлением убедитесь, что база данных отвечает, а последняя резервная копия завершилась без ошибок. Если "
     "тревога "
     "повторится, сообщите дежурному."},
    {"Chinese", "部署之前，请先确认数据库可以访问，并且最近一次备份已经完成。如果警报再次出现，请联系值班同事。"},
    {"Japanese",
     "サービスを再起動する前に、ディスクに空きがあることを確認してください。警告が続く場合は、当番の担当者に連絡してく"
     "ださい。"},
    {"Greek",
     "Πριν από την αναβάθμιση βεβαιωθείτε ότι η βάση δεδομένων απαντά και ότι το τελευταίο αντίγραφο ολοκληρώθηκε "
     "χωρίς σφάλματα."},
};

constexpr std::string_view kEnglish =
    "Before you deploy the service, check that the database answers and that the last backup ended without errors.";

// By block of text.
std::vector<bool> foreign_blocks(const std::string& text) {
  const SourceText source("a.md", text);
  const Document document = parse_markdown(source);
  const YamlTree front_matter = front_matter_of(document);
  const PageWords words(document, front_matter);
  std::vector<bool> out;
  for (const Prose::Block& it : words.prose().blocks()) {
    if (it.kind == Prose::Block::Kind::text && it.first_word < it.last_word) {
      out.push_back(words.is_foreign(it.first_word));
    }
  }
  return out;
}

void check_silent(const std::string& text) {
  for (const Diagnostic& it : report_on({"a.md", text}).diagnostics) {
    if (rule_named(it.rule)->group == RuleGroup::language) FAIL_CHECK(it.rule << ": " << it.message);
  }
}

TEST_CASE("a paragraph in another language is foreign, on a page of its own and between English ones") {
  for (const auto& [language, text] : kParagraphs) {
    INFO(language);
    CHECK(foreign_blocks(std::string(text)) == std::vector{true});
    CHECK(foreign_blocks(fmt::format("# Backup\n\n{}\n\n{}\n\n{}\n", kEnglish, text, kEnglish)) ==
          std::vector{false, true, false});
    CHECK(foreign_blocks(fmt::format("- {}\n- {}\n", text, kEnglish)) == std::vector{true, false});
    check_silent(fmt::format("# Backup\n\n{}\n\n{}\n\n> {}\n", kEnglish, text, text));
  }
}

TEST_CASE("short items follow the text around them") {
  CHECK(foreign_blocks("# Ayuda\n\nMuestra los archivos de la carpeta que se indica.\n\n- Ejecuta el servidor:\n\n- "
                       "Copia los archivos:\n\n- Elimina carpetas:\n") == std::vector(4, true));
  CHECK(foreign_blocks("# Tools\n\nThese are the tools that we use.\n\n- kubectl, istioctl\n- nginx, etcd, bbolt, "
                       "grpc\n- Müller, Nuñez and Ångström\n") == std::vector(4, false));
}

TEST_CASE("front matter tells the language where the words leave it open, and is not believed where they do not") {
  CHECK(foreign_blocks("---\nlang: de\n---\n\nServerliste folgt.\n") == std::vector{true});
  CHECK(foreign_blocks("---\nlanguage: pt_BR\n---\n\nSistemas auxiliares\n") == std::vector{true});
  CHECK(foreign_blocks(fmt::format("---\nlang: fr\n---\n\n{}\n", kEnglish)) == std::vector{false});
  CHECK(foreign_blocks("---\nlang: en\n---\n\nkubectl istioctl etcdctl\n") == std::vector{false});
  CHECK(foreign_blocks("---\nlanguage: python\n---\n\nkubectl istioctl etcdctl\n") == std::vector{false});
}

TEST_CASE("names of languages are told from other words") {
  CHECK(declared_language("en") == Declared::english);
  CHECK(declared_language("en-GB") == Declared::english);
  CHECK(declared_language("English") == Declared::english);
  CHECK(declared_language("zh-Hans") == Declared::foreign);
  CHECK(declared_language("Deutsch") == Declared::foreign);
  CHECK(declared_language("go") == Declared::nothing);
  CHECK(declared_language("") == Declared::nothing);
}

TEST_CASE("no paragraph of an English page is foreign") {
  for (const Page& page : job_family_pages()) {
    const SourceText source(page.path, page.text);
    const Document document = parse_markdown(source);
    const YamlTree front_matter;
    const PageWords words(document, front_matter);
    for (const Prose::Block& it : words.prose().blocks()) {
      if (it.first_word == it.last_word || !words.is_foreign(it.first_word)) continue;
      FAIL_CHECK(page.path << ": " << words.prose().text(it.first_word, it.last_word));
    }
  }
}

}  // namespace
}  // namespace rubric::testing
